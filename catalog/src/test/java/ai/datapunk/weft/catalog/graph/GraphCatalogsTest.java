package ai.datapunk.weft.catalog.graph;

import static ai.datapunk.weft.catalog.SampleCatalogs.timed;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop-1.2.0.jar",
        "shop-7.war",
        "shop-1.2-SNAPSHOT.jar",
        "shop-1.0-20251129.101112-3.jar",
        "shop-2.0.0.Final.jar",
        "shop-1.0.0-rc.1+build.5.jar",
        "shop-1.2.0-exec.jar"
      })
  void aJarsVersionIsNoPartOfTheName(String name) throws IOException {
    assertThat(application(jar(name, Catalog.PATH))).isEqualTo("shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop-2fa",
        "log4j2",
        "-1",
        "team-1-checkout",
        "log4j-1.2-api",
        "orders-2024-archive",
        "shop-1.2.0-orders"
      })
  void whatIsNoVersionIsKept(String name) throws IOException {
    assertThat(application(jar(name + ".jar", Catalog.PATH))).isEqualTo(name);
  }

  /** The plugin names a library by its artifact, and the server knows one application. */
  @Test
  void librariesOfAnExecutableJarBelongToItsApplication() throws IOException {
    Path file = folder.resolve("web-1.0.jar");
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new ZipEntry("BOOT-INF/classes/" + Catalog.PATH));
      CatalogJson.write(catalog("web"), writer(jar));
      jar.putNextEntry(new ZipEntry("BOOT-INF/lib/stock-client-2.jar"));
      jar.write(library("stock-client", Catalog.PATH));
      jar.putNextEntry(new ZipEntry("BOOT-INF/lib/nameless.jar"));
      jar.write(library("", Catalog.PATH));
      jar.putNextEntry(new ZipEntry("BOOT-INF/lib/other.jar"));
      jar.write(library("", "other"));
      jar.putNextEntry(new ZipEntry("BOOT-INF/lib/readme.txt"));
    }
    assertThat(GraphCatalogs.read(List.of(file)))
        .extracting(Catalog::application)
        .containsExactly("web", "web", "web");
  }

  @Test
  void librariesOfAWebArchiveWithoutACatalogBelongToIt() throws IOException {
    Path file = folder.resolve("web-1.0.war");
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new ZipEntry("WEB-INF/lib-provided/stock-client.jar"));
      jar.write(library("stock-client", Catalog.PATH));
    }
    assertThat(application(file)).isEqualTo("web");
  }

  @Test
  void aNumberBeforeTheVersionIsPartOfTheName() throws IOException {
    assertThat(application(jar("team-1-2.17.jar", Catalog.PATH))).isEqualTo("team-1");
    assertThat(application(jar("log4j-1.2-api-2.17.jar", Catalog.PATH))).isEqualTo("log4j-1.2-api");
  }

  /** A deployed jar has many that nobody of its application has made. */
  @Test
  void aLibraryThatCannotBeReadIsPassedOver() throws IOException {
    Path file = folder.resolve("web-1.0.jar");
    ByteArrayOutputStream newer = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(newer)) {
      jar.putNextEntry(new ZipEntry(Catalog.PATH));
      jar.write("{\"version\": 2}".getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream before = new ByteArrayOutputStream();
    before.write("#!/bin/sh\n".getBytes(StandardCharsets.UTF_8));
    before.write(library("", Catalog.PATH));
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new ZipEntry("BOOT-INF/lib/broken.jar"));
      jar.write(1);
      jar.putNextEntry(new ZipEntry("BOOT-INF/lib/newer.jar"));
      jar.write(newer.toByteArray());
      jar.putNextEntry(new ZipEntry("BOOT-INF/lib/script.jar"));
      jar.write(before.toByteArray());
    }
    List<String> warnings = new ArrayList<>();
    assertThat(GraphCatalogs.read(List.of(file), warnings::add))
        .extracting(Catalog::application)
        .containsExactly("web");
    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(0))
        .startsWith("Cannot read the catalog of " + file + "!/BOOT-INF/lib/broken.jar: ")
        .endsWith(". It is passed over");
    assertThat(warnings.get(1))
        .isEqualTo(
            "Cannot read the catalog of "
                + file
                + "!/BOOT-INF/lib/newer.jar: the catalog has version 2, but this version of Weft"
                + " knows only 1 and before. It is passed over");
    assertThat(GraphCatalogs.read(List.of(file))).hasSize(1);
  }

  private static byte[] library(String application, String entry) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
      jar.putNextEntry(new ZipEntry("shop/Client.class"));
      jar.putNextEntry(new ZipEntry(entry));
      CatalogJson.write(catalog(application), writer(jar));
    }
    return bytes.toByteArray();
  }

  private static Writer writer(ZipOutputStream jar) {
    return new OutputStreamWriter(jar, StandardCharsets.UTF_8);
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
      CatalogJson.write(catalog(""), writer(jar));
    }
    return file;
  }

  private static Catalog catalog(String application) {
    return new Catalog(
        application, List.of(new CatalogClass("shop.Client", "", List.of(timed("stock")))));
  }
}
