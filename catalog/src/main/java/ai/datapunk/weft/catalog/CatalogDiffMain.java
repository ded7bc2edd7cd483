package ai.datapunk.weft.catalog;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Prints what changes between two catalogs, each a {@code catalog.json} or a jar with one. Ends
 * with 0 if nothing breaks, with 1 if something does, and with 2 if a catalog cannot be read, be it
 * that Gson is not on the class path.
 */
public final class CatalogDiffMain {

  private CatalogDiffMain() {}

  /** Takes the older and the newer catalog. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    if (arguments.length != 2) {
      err.println("usage: CatalogDiffMain <older catalog.json or jar> <newer catalog.json or jar>");
      return 2;
    }
    try {
      List<CatalogChange> changes =
          CatalogDiff.between(read(Path.of(arguments[0])), read(Path.of(arguments[1])));
      changes.forEach(out::println);
      if (changes.isEmpty()) {
        out.println("The catalogs describe the same series.");
      }
      return changes.stream().anyMatch(c -> c.effect() == CatalogChange.Effect.BREAKS) ? 1 : 0;
    } catch (IOException e) {
      err.println(e);
      return 2;
    } catch (NoClassDefFoundError missing) {
      err.println(
          "A class is missing on the class path: "
              + missing.getMessage()
              + ". Reading catalogs takes weft-contract and com.google.code.gson:gson; with java -jar"
              + " both jars are looked for beside that of weft-catalog.");
      return 2;
    }
  }

  private static Catalog read(Path path) throws IOException {
    if (!path.toString().endsWith(".jar")) {
      try (Reader in = Files.newBufferedReader(path)) {
        return CatalogParser.read(in);
      }
    }
    try (ZipFile jar = new ZipFile(path.toFile())) {
      ZipEntry entry = jar.getEntry(Catalog.PATH);
      if (entry == null) {
        // A module without annotated methods has none, and one that lost its last has none any
        // more.
        return new Catalog(List.of());
      }
      try (Reader in = new InputStreamReader(jar.getInputStream(entry), StandardCharsets.UTF_8)) {
        return CatalogParser.read(in);
      }
    }
  }
}
