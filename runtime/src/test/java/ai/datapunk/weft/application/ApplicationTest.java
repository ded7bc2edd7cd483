package ai.datapunk.weft.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.ConfigurationException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationTest {

  private static final String CATALOG = "{\n  \"version\": 1,\n  \"application\": \"%s\",\n}\n";

  @TempDir private Path folder;

  private Path module(String name, String application) throws IOException {
    Path root = folder.resolve(name);
    Path catalog = root.resolve("META-INF/weft/catalog.json");
    Files.createDirectories(catalog.getParent());
    Files.writeString(catalog, CATALOG.formatted(application));
    return root;
  }

  private Path archive(String application, String version) throws IOException {
    Path jar = folder.resolve("app one.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new JarEntry("META-INF/weft/catalog.json"));
      out.write(CATALOG.formatted(application).getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  private static Configuration configured(String... keysAndValues) {
    Map<String, String> file = new HashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      file.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return Configuration.of(file, Map.of(), Map.of());
  }

  @Test
  void itIsAsConfigured() {
    Mesh mesh =
        Mesh.builder()
            .registry(new PrometheusRegistry())
            .configuration(
                configured(
                    "weft.application", "shop",
                    "weft.instance", "shop-1",
                    "weft.application-version", "2.1"))
            .build();
    assertThat(mesh.application()).isEqualTo(new Application("shop", "shop-1", "2.1"));
    mesh.configure(configured("weft.application", "store", "weft.instance", "a"));
    assertThat(mesh.application().name()).isEqualTo("store");
    assertThat(mesh.application().instance()).isEqualTo("a");
  }

  private static <T> T with(ClassLoader context, Supplier<T> task) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(context);
    try {
      return task.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** As two applications have in one JVM. */
  private URLClassLoader loader(String application) throws IOException {
    return new URLClassLoader(
        new URL[] {module(application, application).toUri().toURL()},
        ClassLoader.getPlatformClassLoader());
  }

  private static Mesh mesh() {
    return Mesh.builder()
        .registry(new PrometheusRegistry())
        .configuration(Configuration.none())
        .build();
  }

  @Test
  void itIsThatOfWhoeverBuiltTheMeshWhoeverAsks() throws IOException {
    try (URLClassLoader shop = loader("shop");
        URLClassLoader depot = loader("depot");
        Mesh ofShop = with(shop, ApplicationTest::mesh);
        Mesh ofDepot = with(depot, ApplicationTest::mesh)) {
      assertThat(with(depot, ofShop::application).name()).isEqualTo("shop");
      assertThat(with(shop, ofDepot::application).name()).isEqualTo("depot");
      ofShop.configure(configured("weft.instance", "a"));
      assertThat(with(depot, ofShop::application).name()).isEqualTo("shop");
      assertThat(ofShop.application().instance()).isEqualTo("a");
    }
  }

  @Test
  void anInstanceIsTheHostAndTheProcessUnlessItIsConfigured() {
    assertThat(Application.of(Configuration.none(), null).instance())
        .isEqualTo(Application.thisProcess())
        .endsWith(Long.toString(ProcessHandle.current().pid()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "\u0000"})
  void aNameIsALabelValue(String name) {
    for (String key : List.of("weft.application", "weft.instance", "weft.application-version")) {
      assertThatThrownBy(() -> configured(key, name))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(key)
          .hasMessageContaining("1 to 128 characters, none of them a control character");
      assertThatThrownBy(() -> configured(key, "x".repeat(129)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageContaining(key);
    }
  }

  @Test
  void theBuildNamesTheModuleWithTheMainClass() throws IOException {
    Path main = module("main", "online-shop");
    Path other = module("other", "client");
    assertThat(new BuiltApplication(main, Set.of(main, other)).name()).contains("online-shop");
    assertThat(new BuiltApplication(null, Set.of(main, other)).name()).isEmpty();
    assertThat(new BuiltApplication(null, Set.of(other)).name()).contains("client");
    assertThat(new BuiltApplication(folder, Set.of(folder, other)).name()).contains("client");
    assertThat(new BuiltApplication(null, Set.of()).name()).isEmpty();
  }

  @Test
  void anArchiveSaysItsNameAndItsVersion() throws IOException {
    Path jar = archive("billing", "3.0.1");
    BuiltApplication built = new BuiltApplication(jar, Set.of(jar));
    assertThat(built.name()).contains("billing");
    assertThat(built.version()).contains("3.0.1");
  }

  @Test
  void whatIsNotThereSaysNothing() throws IOException {
    Path text = Files.writeString(folder.resolve("no.jar"), "no archive");
    BuiltApplication built = new BuiltApplication(text, Set.of(text));
    assertThat(built.name()).isEmpty();
    assertThat(built.version()).isEmpty();
    assertThat(new BuiltApplication(null, Set.of()).version()).isEmpty();
  }
}
