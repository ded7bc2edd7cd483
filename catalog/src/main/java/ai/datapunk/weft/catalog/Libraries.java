package ai.datapunk.weft.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds the catalogs of the libraries in an executable jar or a web archive. */
final class Libraries {

  /** Where an application keeps the jars of the libraries that it is deployed with. */
  private static final Pattern LIBRARY = Pattern.compile("(BOOT|WEB)-INF/lib[^/]*/[^/]+\\.jar");

  private Libraries() {}

  static List<Catalog> read(Path file, Consumer<String> warnings) throws IOException {
    List<Catalog> catalogs = new ArrayList<>();
    try (ZipFile archive = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> libraries =
          archive.stream()
              .filter(entry -> LIBRARY.matcher(entry.getName()).matches())
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry library : libraries) {
        try {
          read(archive, library).ifPresent(catalogs::add);
        } catch (IOException | IllegalArgumentException e) {
          warnings.accept(passedOver(file + "!/" + library.getName(), e));
        }
      }
    }
    return catalogs;
  }

  private static String passedOver(String library, Exception e) {
    return "Cannot read the catalog of "
        + library
        + ": "
        + CatalogFiles.reason(e)
        + ". It is passed over";
  }

  /** Only a file has a directory of its entries, in which a catalog is found or is not. */
  private static Optional<Catalog> read(ZipFile archive, ZipEntry library) throws IOException {
    Path copy = Files.createTempFile("weft-library", ".jar");
    try {
      try (InputStream in = archive.getInputStream(library)) {
        Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
      }
      return CatalogFiles.readArchive(copy);
    } finally {
      Files.delete(copy);
    }
  }
}
