package ai.datapunk.weft.catalog;

import static ai.datapunk.weft.catalog.SampleCatalogs.catalog;
import static ai.datapunk.weft.catalog.SampleCatalogs.timed;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
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
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command that compares two catalogs, in files or jars. */
final class CatalogDiffMainTest {

  @TempDir private Path folder;

  @Test
  void theCommandTakesFilesAndJars() throws IOException {
    Path older = older();
    Path newer = folder.resolve("newer.jar");
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(newer))) {
      jar.putNextEntry(new ZipEntry(Catalog.PATH));
      CatalogJson.write(catalog(), new OutputStreamWriter(jar, StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    assertThat(run(printed, older, newer)).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("breaks  mesh_service_calls_total: vanishes with 2 series");
    assertThat(run(printed, newer, older)).isZero();
    assertThat(run(printed, older, older)).isZero();
    assertThat(run(printed, older)).isEqualTo(2);
    assertThat(run(printed, older, folder.resolve("missing.json"))).isEqualTo(2);
  }

  @Test
  void aJarWithoutACatalogHasNoSeries() throws IOException {
    Path older = older();
    Path newer = folder.resolve("newer.jar");
    try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(newer))) {
      jar.putNextEntry(new ZipEntry("shop/Client.class"));
    }
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    assertThat(run(printed, older, newer)).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("breaks  mesh_service_calls_total: vanishes with 2 series");
  }

  /** Else the virtual machine ends with 1, as if a change broke something. */
  @Test
  void withoutGsonItSaysWhatIsMissing() throws Exception {
    URL classes = CatalogDiffMain.class.getProtectionDomain().getCodeSource().getLocation();
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    try (URLClassLoader alone =
        new URLClassLoader(new URL[] {classes}, ClassLoader.getPlatformClassLoader())) {
      Method run =
          alone
              .loadClass(CatalogDiffMain.class.getName())
              .getDeclaredMethod("run", String[].class, PrintStream.class, PrintStream.class);
      run.setAccessible(true);
      String older = older().toString();
      assertThat(run.invoke(null, new String[] {older, older}, stream, stream)).isEqualTo(2);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("is missing", "com.google.code.gson:gson");
  }

  private static int run(ByteArrayOutputStream printed, Path... paths) {
    String[] arguments = new String[paths.length];
    for (int i = 0; i < paths.length; i++) {
      arguments[i] = paths[i].toString();
    }
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return CatalogDiffMain.run(arguments, out, out);
  }

  private Path older() throws IOException {
    Path older = folder.resolve("older.json");
    try (Writer out = Files.newBufferedWriter(older)) {
      CatalogJson.write(catalog(timed("stock")), out);
    }
    return older;
  }
}
