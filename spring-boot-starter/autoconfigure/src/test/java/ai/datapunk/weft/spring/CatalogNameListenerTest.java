package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.DefaultBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class CatalogNameListenerTest {

  /** The main class. */
  static final class Main {}

  private static final String MAIN = Main.class.getName().replace('.', '/') + ".class";

  private final StandardEnvironment environment = new StandardEnvironment();

  @TempDir private Path folder;

  @BeforeEach
  void compile() throws IOException {
    Path file = folder.resolve("shop").resolve(MAIN);
    Files.createDirectories(file.getParent());
    try (InputStream main = Main.class.getClassLoader().getResourceAsStream(MAIN)) {
      Files.copy(main, file);
    }
    catalog("client", "\n  \"application\": \"client\",");
  }

  private void catalog(String module, String application) throws IOException {
    Path file = folder.resolve(module).resolve("META-INF/weft/catalog.json");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\n  \"version\": 1," + application + "\n  \"series\": 5\n}\n");
  }

  /** The name of an application whose class path has another module before its own. */
  private String name() throws Exception {
    try (URLClassLoader classPath =
        new URLClassLoader(
            new URL[] {
              folder.resolve("client").toUri().toURL(), folder.resolve("shop").toUri().toURL()
            },
            null)) {
      SpringApplication shop = new SpringApplication();
      shop.setMainApplicationClass(classPath.loadClass(Main.class.getName()));
      new CatalogNameListener()
          .onApplicationEvent(
              new ApplicationEnvironmentPreparedEvent(
                  new DefaultBootstrapContext(), shop, new String[0], environment));
    }
    return EnvironmentSettings.of(environment).application().orElse("");
  }

  @Test
  void theNameIsThatOfTheModuleWithTheMainClass() throws Exception {
    catalog("shop", "\n  \"application\": \"online-shop\",");
    assertThat(name()).isEqualTo("online-shop");
  }

  @Test
  void aModuleWithoutCatalogOrNameHasNone() throws Exception {
    assertThat(name()).isEmpty();
    catalog("shop", "");
    assertThat(name()).isEmpty();
    catalog("shop", "\n  \"application\": \"a \\\"quoted\\\" shop\",");
    assertThat(name()).isEmpty();
  }

  @Test
  void anExecutableArchiveHasItAtItsOwnRoot() {
    assertThat(CatalogNameListener.places("jar:nested:/shop/app.jar/!BOOT-INF/classes/!/"))
        .containsExactlyInAnyOrder(
            "jar:nested:/shop/app.jar/!BOOT-INF/classes/!/META-INF/weft/catalog.json",
            "jar:file:/shop/app.jar!/META-INF/weft/catalog.json");
    assertThat(CatalogNameListener.places("jar:nested:/shop/app.jar/!BOOT-INF/lib/client.jar!/"))
        .containsExactly(
            "jar:nested:/shop/app.jar/!BOOT-INF/lib/client.jar!/META-INF/weft/catalog.json");
  }

  @Test
  void propertiesGoBeforeIt() throws Exception {
    catalog("shop", "\n  \"application\": \"online-shop\",");
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("one", Map.of("spring.application.name", " ")));
    assertThat(name()).isEqualTo("online-shop");
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("two", Map.of("spring.application.name", "bookshop")));
    assertThat(name()).isEqualTo("bookshop");
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("three", Map.of("weft.application", "books")));
    assertThat(name()).isEqualTo("books");
  }

  @Test
  void withoutAMainClassThereIsNone() {
    SpringApplication shop = new SpringApplication();
    shop.setMainApplicationClass(null);
    new CatalogNameListener()
        .onApplicationEvent(
            new ApplicationEnvironmentPreparedEvent(
                new DefaultBootstrapContext(), shop, new String[0], environment));
    assertThat(EnvironmentSettings.of(environment).application()).isEmpty();
  }
}
