package ai.datapunk.weft.catalog.command;

import static ai.datapunk.weft.catalog.SampleCatalogs.catalog;
import static ai.datapunk.weft.catalog.SampleCatalogs.timed;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogJson;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of the jar. */
final class CatalogMainTest {

  private static final String DRAWN =
      """
      flowchart LR
        subgraph s1["service inventory"]
          n1["stock"]
        end
        n2(["shop"])
        n2 --> n1
      """;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

  @TempDir private Path folder;
  private String shop;

  @BeforeEach
  void writeShop() throws IOException {
    Path file = folder.resolve("shop.json");
    write(catalog(timed("stock")), file);
    shop = file.toString();
  }

  @Test
  void diffTakesFilesAndJars() throws IOException {
    String newer = jar("newer.jar", Catalog.PATH);
    assertThat(run("diff", shop, newer)).isEqualTo(1);
    assertThat(printed()).contains("breaks  mesh_service_calls_total: vanishes with 2 series");
    assertThat(run("diff", newer, shop)).isZero();
    assertThat(printed()).contains("adds    mesh_service_calls_total: appears with 2 series");
    assertThat(run("diff", shop, shop)).isZero();
    assertThat(printed()).isEqualTo("The catalogs describe the same series.\n");
  }

  @Test
  void diffTakesAJarWithoutACatalogAsOneWithoutSeries() throws IOException {
    assertThat(run("diff", shop, jar("newer.jar", "shop/Client.class"))).isEqualTo(1);
    assertThat(printed()).contains("breaks  mesh_service_calls_total: vanishes with 2 series");
  }

  @Test
  void diffOfSomethingElseFails() {
    assertThat(run("diff", shop)).isEqualTo(2);
    assertThat(errors())
        .isEqualTo(
            """
            diff takes two catalogs. Fix: name the older one first, and then the newer one.
            --help shows all.
            """);
    String missing = folder.resolve("missing.jar").toString();
    assertThat(run("diff", shop, missing)).isEqualTo(2);
    assertThat(errors())
        .isEqualTo(
            "Cannot read the catalog of "
                + missing
                + ": there is no such file. Fix: name a catalog.json, or a jar or a folder with"
                + " one, as Weft's processor wrote it.\n");
  }

  @Test
  void graphIsPrinted() {
    assertThat(run("graph", shop)).isZero();
    assertThat(printed()).isEqualTo(DRAWN);
    assertThat(errors()).isEmpty();
  }

  @Test
  void graphIsOfTheFormatAndLevelThatAreToldAndMayBeWritten() throws IOException {
    Path file = folder.resolve("new/mesh.dot");
    assertThat(
            run("graph", "--format", "dot", shop, "--level=services", "--output", file.toString()))
        .isZero();
    assertThat(printed()).isEqualTo("The graph is in " + file + "\n");
    assertThat(file)
        .content()
        .startsWith("digraph mesh {\n")
        .contains("n1 [label=\"inventory\"]")
        .doesNotContain("stock");
    FileTime before = FileTime.fromMillis(1_000);
    Files.setLastModifiedTime(file, before);
    assertThat(
            run("graph", "--format", "dot", shop, "--level=services", "--output", file.toString()))
        .isZero();
    assertThat(Files.getLastModifiedTime(file)).isEqualTo(before);
    assertThat(run("graph", shop, "--output", file.toString())).isZero();
    assertThat(file).content().isEqualTo(DRAWN);
  }

  @Test
  void graphTakesClassPathsOfWhichSomeHaveACatalog() throws IOException {
    String empty = jar("empty.jar", "shop/Client.class");
    Path classes = Files.createDirectories(folder.resolve("shop/target/classes"));
    write(catalog(timed("stock")), classes.resolve(Catalog.PATH));
    String path = empty + File.pathSeparator + File.pathSeparator + classes;
    assertThat(run("graph", path)).isZero();
    assertThat(printed()).isEqualTo(DRAWN);
  }

  @Test
  void whatAClassPathDoesNotHaveIsPassedOver() {
    Path missing = folder.resolve("missing");
    assertThat(run("graph", shop + File.pathSeparator + missing + File.pathSeparator + "no\0file"))
        .isZero();
    assertThat(printed()).isEqualTo(DRAWN);
    assertThat(errors())
        .isEqualTo(
            missing
                + " of the class path is not there: passed over\n"
                + "no\0file of the class path is not there: passed over\n");
    String none = missing + File.pathSeparator + missing;
    assertThat(run("graph", none)).isEqualTo(2);
    assertThat(errors())
        .isEqualTo("Nothing of the class path " + none + " is there. Fix: name what is.\n");
  }

  /** As an empty variable before or behind the separator makes it. */
  @Test
  void aClassPathMayHaveOneEntry() {
    for (String path : new String[] {File.pathSeparator + shop, shop + File.pathSeparator}) {
      assertThat(run("graph", path)).isZero();
      assertThat(printed()).isEqualTo(DRAWN);
      assertThat(errors()).isEmpty();
    }
    for (String path : new String[] {"", File.pathSeparator}) {
      assertThat(run("graph", path)).isEqualTo(2);
      assertThat(errors()).startsWith("A catalog is missing. Fix: ");
    }
  }

  @Test
  void aNewerCatalogTakesANewerVersion() throws IOException {
    Path newer = Files.writeString(folder.resolve("newer.json"), "{\"version\": 2}");
    String message =
        "Cannot read the catalog of "
            + newer
            + ": the catalog has version 2, but this version of Weft knows only 1 and before. Fix:"
            + " take Weft in the version that the catalog was made with, or a later one.\n";
    assertThat(run("graph", newer.toString())).isEqualTo(2);
    assertThat(errors()).isEqualTo(message);
    assertThat(run("diff", shop, newer.toString())).isEqualTo(2);
    assertThat(errors()).isEqualTo(message);
  }

  @Test
  void whatIsTooLargeForMermaidIsTold() throws IOException {
    Path large = folder.resolve("large.json");
    write(large(501), large);
    assertThat(run("graph", large.toString())).isZero();
    assertThat(errors())
        .startsWith("The graph has 501 edges and ")
        .contains("no more than 500 and 50000", "Fix: draw the level services, or the format dot");
    assertThat(run("graph", "--level=services", large.toString())).isZero();
    assertThat(run("graph", "--format=dot", large.toString())).isZero();
    assertThat(errors()).isEmpty();
    write(large(500), large);
    assertThat(run("graph", large.toString())).isZero();
    assertThat(errors()).isEmpty();
  }

  @Test
  void graphSaysWhereThereIsNone() throws IOException {
    String empty = jar("empty.jar", "shop/Client.class");
    assertThat(run("graph", empty)).isEqualTo(2);
    assertThat(errors())
        .startsWith("There is no catalog in [" + empty + "]. Fix: ")
        .doesNotContain("Usage");
  }

  @Test
  void graphIsOfWhatCanBeReadAndSaysWhatCannot() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{");
    assertThat(run("graph", broken.toString(), shop)).isEqualTo(1);
    assertThat(printed()).isEqualTo(DRAWN);
    assertThat(errors())
        .startsWith("Cannot read the catalog of " + broken + ": it is no JSON")
        .contains(" Fix: ")
        .hasLineCount(1);
    assertThat(run("graph", shop, folder.resolve("missing").toString())).isEqualTo(1);
    assertThat(printed()).isEqualTo(DRAWN);
    assertThat(errors()).contains("missing: there is no such file. Fix: ");
    assertThat(run("graph", broken + File.pathSeparator + shop)).isEqualTo(1);
    assertThat(printed()).isEqualTo(DRAWN);
    assertThat(errors()).startsWith("Cannot read the catalog of " + broken + ": ");
  }

  @Test
  void graphOfWhatCannotBeReadOrWrittenFails() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.json"), "{");
    String missing = folder.resolve("missing").toString();
    assertThat(run("graph", broken.toString(), missing)).isEqualTo(2);
    assertThat(errors().lines())
        .hasSize(2)
        .allMatch(line -> line.startsWith("Cannot read the catalog of "))
        .allMatch(line -> line.contains(" Fix: "));
    assertThat(run("graph", shop, "--output", folder.toString())).isEqualTo(2);
    assertThat(errors()).startsWith("Cannot write: ").contains("Fix: let --output be a file");
    assertThat(printed()).isEmpty();
  }

  @Test
  void whatIsNoCommandOrOptionIsNamed() {
    assertThat(run()).isEqualTo(2);
    assertThat(errors())
        .isEqualTo("A command is missing. Fix: put diff or graph first.\n--help shows all.\n");
    assertThat(run("garph", shop)).isEqualTo(2);
    assertThat(errors()).startsWith("garph is not a command. Did you mean graph? Fix: put diff or");
    assertThat(run(shop, shop)).isEqualTo(2);
    assertThat(errors()).startsWith(shop + " is not a command. Fix: put diff or graph before");
    assertThat(run("graph")).isEqualTo(2);
    assertThat(errors())
        .startsWith("A catalog is missing. Fix: ")
        .endsWith("\n--help shows all.\n");
    assertThat(run("graph", "--format=svg", shop)).isEqualTo(2);
    assertThat(errors()).startsWith("--format is svg. Fix: let it be mermaid, dot or json.\n");
    assertThat(run("graph", "--level", "all", shop)).isEqualTo(2);
    assertThat(errors()).startsWith("--level is all. Fix: let it be services or operations.\n");
    assertThat(run("graph", shop, "--output")).isEqualTo(2);
    assertThat(errors()).startsWith("--output needs a value. Fix: ");
    assertThat(run("graph", "--colour=red", shop)).isEqualTo(2);
    assertThat(errors())
        .startsWith(
            "--colour is not an option of graph. Fix: take one of --format, --level, --output.");
    assertThat(run("graph", "no\0file")).isEqualTo(2);
    assertThat(errors()).startsWith("no\0file cannot be a file's name. Fix: ");
    assertThat(printed()).isEmpty();
  }

  @Test
  void helpIsNoError() {
    assertThat(run("--help")).isZero();
    assertThat(printed())
        .isEqualTo(
            """
            Usage:
              java -jar weft-catalog.jar diff <older> <newer>
                  says what changes for queries, and ends with 1 if something breaks
              java -jar weft-catalog.jar graph [--format mermaid|dot|json] \
            [--level operations|services] [--output <file>] <catalog>...
                  draws who calls whom
            A catalog is a catalog.json, or a jar or a folder with one. graph takes class paths too, \
            and the libraries in executable jars and web archives.
            Where a catalog cannot be read, diff ends with 2; graph draws the others and ends with \
            1, or with 2 if there is none.
            """);
    assertThat(run("graph", "--help")).isZero();
    assertThat(printed()).startsWith("Usage:");
    assertThat(run("diff", shop, "--help")).isZero();
    assertThat(printed()).startsWith("Usage:");
    assertThat(errors()).isEmpty();
  }

  /** Else the virtual machine ends with 1, as if a change broke something. */
  @Test
  void withoutGsonItSaysWhatIsMissing() throws Exception {
    URL classes = CatalogMain.class.getProtectionDomain().getCodeSource().getLocation();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
      Method run =
          alone
              .loadClass(CatalogMain.class.getName())
              .getDeclaredMethod("run", String[].class, PrintStream.class, PrintStream.class);
      run.setAccessible(true);
      for (String[] command : new String[][] {{"diff", shop, shop}, {"graph", shop}}) {
        assertThat(run.invoke(null, command, stream, stream)).isEqualTo(2);
        assertThat(printed()).contains("is missing", "com.google.code.gson:gson");
      }
    }
  }

  private static Catalog large(int operations) {
    return new Catalog(
        IntStream.range(0, operations)
            .mapToObj(i -> new CatalogClass("shop.C" + i, "", List.of(timed("stock" + i))))
            .toList());
  }

  private int run(String... arguments) {
    return CatalogMain.run(arguments, stream(printed), stream(errors));
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }

  private String printed() {
    return taken(printed);
  }

  private String errors() {
    return taken(errors);
  }

  private static String taken(ByteArrayOutputStream from) {
    String text = from.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    from.reset();
    return text;
  }

  private static void write(Catalog catalog, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (Writer out = Files.newBufferedWriter(file)) {
      CatalogJson.write(catalog, out);
    }
  }

  /** A jar of one file, which is an empty catalog if it is one. */
  private String jar(String name, String entry) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new ZipEntry(entry));
      CatalogJson.write(catalog(), new OutputStreamWriter(jar, StandardCharsets.UTF_8));
    }
    return file.toString();
  }
}
