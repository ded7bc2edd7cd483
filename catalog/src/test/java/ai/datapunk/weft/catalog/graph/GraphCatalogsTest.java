package ai.datapunk.weft.catalog.graph;

import static ai.datapunk.weft.catalog.SampleCatalogs.timed;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogJson;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where catalogs are found, and what their applications are called. */
final class GraphCatalogsTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.json",
        "shop/META-INF/weft/catalog.json",
        "shop/target/classes/META-INF/weft/catalog.json",
        "shop/build/classes/java/main/META-INF/weft/catalog.json",
        "shop/build/classes/kotlin/main/META-INF/weft/catalog.json"
      })
  void aFileIsNamedByItselfOrByItsFolder(String file) throws IOException {
    assertThat(application(write("", folder.resolve(file)))).isEqualTo("shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"shop", "shop/target/classes", "shop/build/classes/java/main"})
  void aFolderIsNamedByItsModule(String name) throws IOException {
    Path classes = folder.resolve(name);
    write("", classes.resolve(Catalog.PATH));
    assertThat(application(classes)).isEqualTo("shop");
    assertThat(application(classes.resolve("META-INF/.."))).isEqualTo("shop");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "BOOT-INF/classes/", "WEB-INF/classes/"})
  void aJarIsNamedByItself(String root) throws IOException {
    assertThat(application(jar("shop.jar", root + Catalog.PATH))).isEqualTo("shop");
    assertThat(application(jar("shop.war", root + Catalog.PATH))).isEqualTo("shop");
  }

  @Test
  void aNameInTheCatalogIsItsApplications() throws IOException {
    assertThat(application(write("orders", folder.resolve("shop.json")))).isEqualTo("orders");
  }

  @Test
  void whereThereIsNoneThereIsNone() throws IOException {
    assertThat(GraphCatalogs.read(List.of(folder, jar("shop.jar", "other")))).isEmpty();
  }

  private static String application(Path file) throws IOException {
    List<Catalog> catalogs = GraphCatalogs.read(List.of(file));
    assertThat(catalogs).hasSize(1);
    assertThat(catalogs.get(0).methods()).hasSize(1);
    return catalogs.get(0).application();
  }

  private static Path write(String application, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (Writer out = Files.newBufferedWriter(file)) {
      CatalogJson.write(catalog(application), out);
    }
    return file;
  }

  private Path jar(String name, String entry) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new ZipEntry(entry));
      CatalogJson.write(catalog(""), new OutputStreamWriter(jar, StandardCharsets.UTF_8));
    }
    return file;
  }

  private static Catalog catalog(String application) {
    return new Catalog(
        application, List.of(new CatalogClass("shop.Client", "", List.of(timed("stock")))));
  }
}
