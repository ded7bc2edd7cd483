package ai.datapunk.weft.requirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.testing.CapturedLog;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequirementsTest {

  private static final String REGISTRY =
      "io/prometheus/metrics/model/registry/PrometheusRegistry.class";
  private static final String POM =
      "META-INF/maven/io.prometheus/prometheus-metrics-model/pom.properties";

  @TempDir Path folder;

  @Test
  void aJarsNameSaysItsVersion() throws IOException {
    LibraryJar model = model("prometheus-metrics-model-1.3.10.jar", Map.of(REGISTRY, ""));
    assertThat(model.version()).isEqualTo("1.3.10");
    assertThat(model.minor()).isEqualTo("1.3");
    assertThat(model)
        .hasToString(
            "prometheus-metrics-model 1.3.10 (file:"
                + folder.resolve("prometheus-metrics-model-1.3.10.jar")
                + ")");
  }

  @Test
  void aJarOfAnotherNameSaysItInsideOrNot() throws IOException {
    LibraryJar said = model("app.jar", Map.of(REGISTRY, "", POM, "version=1.4.3\n"));
    assertThat(said.version()).isEqualTo("1.4.3");
    LibraryJar unsaid = model("other.jar", Map.of(REGISTRY, ""));
    assertThat(unsaid.minor()).isNull();
    assertThat(unsaid)
        .asString()
        .startsWith("prometheus-metrics-model of an unknown version (file:");
  }

  @Test
  void jarsOfSeveralVersionsAreNamedTheFewestFirst() {
    assertThat(mixture("1.8.0", "1.3.10", "1.8.0"))
        .isEqualTo("jar-1 1.3.10 (/lib/1) beside jar-0, jar-2 1.8.0");
    assertThat(mixture("1.8.0", "1.8.1", "1.8.0")).isNull();
    assertThat(mixture("1.8.0", "", "1.8.0")).isNull();
  }

  @Test
  void anInstrumentationOfAnotherVersionIsToldOnceAndHindersNothing() throws IOException {
    try (CapturedLog log = new CapturedLog();
        URLClassLoader loader =
            withJar(
                "io/prometheus/metrics/instrumentation/jvm/JvmMetrics.class",
                "prometheus-metrics-instrumentation-jvm-1.3.10.jar")) {
      Requirements requirements = new Requirements(loader);
      assertThat(requirements.<String>meet(() -> "made")).isEqualTo("made");
      assertThat(requirements.<String>meet(() -> "again")).isEqualTo("again");
      assertThat(log.linesWith("not of one version"))
          .singleElement()
          .asString()
          .contains(
              "not of one version: prometheus-metrics-instrumentation-jvm 1.3.10 (file:",
              " beside prometheus-metrics-model, ",
              " " + Objects.requireNonNull(modelOfTests().version()) + ". Calls are recorded, but",
              "Weft works with 1.1.0 and later, all jars of one version: with Maven, import");
    }
  }

  private static LibraryJar modelOfTests() {
    return Objects.requireNonNull(ClientJars.model(RequirementsTest.class.getClassLoader()));
  }

  /** Has this file from a jar of that name, and all else from where the tests have it. */
  private URLClassLoader withJar(String file, String name) throws IOException {
    URL jar = jar(name, Map.of(file, ""));
    return new URLClassLoader(new URL[] {jar}, RequirementsTest.class.getClassLoader()) {
      @Override
      public URL getResource(String wanted) {
        return wanted.equals(file) ? findResource(wanted) : super.getResource(wanted);
      }
    };
  }

  private static @Nullable String mixture(String... versions) {
    List<LibraryJar> jars =
        IntStream.range(0, versions.length).mapToObj(i -> jar(i, versions[i])).toList();
    return new ClientJars(jars).mixture();
  }

  private static LibraryJar jar(int i, String version) {
    return new LibraryJar("jar-" + i, version.isEmpty() ? null : version, "/lib/" + i);
  }

  @Test
  void aClientThatIsTooOldIsToldOnce() throws IOException {
    try (CapturedLog log = new CapturedLog();
        URLClassLoader loader =
            loader("prometheus-metrics-model-1.0.0.jar", Map.of(REGISTRY, ""))) {
      Requirements requirements = new Requirements(loader);
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(requirements::check)
            .isInstanceOf(RequirementException.class)
            .hasMessageStartingWith(
                "Weft does nothing: calls go on unguarded and unrecorded. The Prometheus client is"
                    + " too old: prometheus-metrics-model 1.0.0 (file:")
            .hasMessageEndingWith("set the property prometheus-client.version.");
      }
      assertThat(log.linesWith("Weft does nothing")).hasSize(1);
    }
  }

  @Test
  void aClientThatDoesNotWorkIsToldOnce() {
    Requirements requirements = new Requirements(RequirementsTest.class.getClassLoader());
    NoSuchMethodError fault =
        new NoSuchMethodError("'void io.prometheus.metrics.model.snapshots.Labels.of()'");
    try (CapturedLog log = new CapturedLog()) {
      assertThatThrownBy(
              () ->
                  requirements.meet(
                      () -> {
                        throw fault;
                      }))
          .isInstanceOf(RequirementException.class)
          .hasMessageContaining("The Prometheus client does not work. Weft works with 1.1.0");
      assertThatThrownBy(requirements::check).isInstanceOf(RequirementException.class);
      assertThat(log.linesWith("Weft does nothing")).hasSize(1);
    }
  }

  @Test
  void whatIsNotOfTheClientIsThrownAsItIs() {
    Requirements requirements = new Requirements(RequirementsTest.class.getClassLoader());
    NoClassDefFoundError fault = new NoClassDefFoundError("com/example/Instances");
    assertThatThrownBy(
            () ->
                requirements.meet(
                    () -> {
                      throw fault;
                    }))
        .isSameAs(fault);
    assertThat(requirements.<String>meet(() -> "made")).isEqualTo("made");
  }

  private LibraryJar model(String name, Map<String, String> entries) throws IOException {
    try (URLClassLoader loader = loader(name, entries)) {
      return Objects.requireNonNull(ClientJars.model(loader));
    }
  }

  private URLClassLoader loader(String name, Map<String, String> entries) throws IOException {
    return new WithoutClient(jar(name, entries));
  }

  private URL jar(String name, Map<String, String> entries) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        out.putNextEntry(new JarEntry(entry.getKey()));
        out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar.toUri().toURL();
  }

  /** Has the client from a jar alone, and all else from where the tests have it. */
  private static final class WithoutClient extends URLClassLoader {

    WithoutClient(URL jar) {
      super(new URL[] {jar}, RequirementsTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      return name.startsWith("io.prometheus") ? findClass(name) : super.loadClass(name, resolve);
    }

    @Override
    public URL getResource(String name) {
      return name.startsWith("io/prometheus") ? findResource(name) : super.getResource(name);
    }
  }
}
