package ai.datapunk.weft.catalog;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Finds the catalogs of files: each a {@code catalog.json}, a jar or a folder with one. */
public final class CatalogFiles {

  /**
   * Where executable jars and web archives keep an application's own classes. Spring Boot leaves
   * {@code META-INF} where it was.
   */
  private static final List<String> ROOTS = List.of("BOOT-INF/classes/", "WEB-INF/classes/", "");

  private static final List<String> ARCHIVES = List.of(".jar", ".war", ".zip");

  private CatalogFiles() {}

  private interface Reading<T> {
    T read() throws IOException;
  }

  /**
   * The catalog of a file, or none: a jar or a folder of a module without annotated methods has
   * none.
   *
   * @throws IOException also if the file is not there, or is something else
   */
  public static Optional<Catalog> read(Path file) throws IOException {
    return named(file, () -> readAny(file));
  }

  /**
   * The catalogs of a file: its own, and those of the libraries in an executable jar or a web
   * archive. These belong to the application that they are deployed with, whatever name they have
   * of their own. Nobody has named them: one that cannot be read is passed over.
   *
   * @param warnings is told of each library that is passed over
   * @throws IOException also if the file is not there, or is something else
   */
  public static List<Catalog> readWithLibraries(Path file, Consumer<String> warnings)
      throws IOException {
    List<Catalog> catalogs = new ArrayList<>();
    read(file).ifPresent(catalogs::add);
    if (isArchive(file) && !Files.isDirectory(file)) {
      String application = catalogs.isEmpty() ? "" : catalogs.get(0).application();
      named(file, () -> Libraries.read(file, warnings))
          .forEach(library -> catalogs.add(new Catalog(application, library.classes())));
    }
    return catalogs;
  }

  private static <T> T named(Path file, Reading<T> reading) throws IOException {
    try {
      return reading.read();
    } catch (NoSuchFileException e) {
      throw new IOException("Cannot read the catalog of " + file + ": there is no such file", e);
    } catch (NewerCatalogException e) {
      throw new NewerCatalogException("Cannot read the catalog of " + file + ": ", e);
    } catch (IOException | IllegalArgumentException e) {
      // Names in an archive that are not UTF-8 are not said to be an IOException.
      throw new IOException("Cannot read the catalog of " + file + ": " + reason(e), e);
    }
  }

  /** What is wrong, in words. */
  static String reason(Exception e) {
    if (e instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    if (e instanceof AccessDeniedException) {
      return "it may not be read";
    }
    String message = e.getMessage();
    return message == null ? e.toString() : message;
  }

  private static Optional<Catalog> readAny(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      Optional<Catalog> ofClasses = readFolder(file);
      return ofClasses.isPresent() ? ofClasses : readCopied(file.resolve("catalog.json"));
    }
    if (isArchive(file)) {
      return readArchive(file);
    }
    try (Reader in = Files.newBufferedReader(file)) {
      return Optional.of(CatalogParser.read(in));
    }
  }

  /** As somebody has put it there; an application may have a file of that name for itself. */
  private static Optional<Catalog> readCopied(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !isCatalog(file)) {
      return Optional.empty();
    }
    try (Reader in = Files.newBufferedReader(file)) {
      return Optional.of(CatalogParser.read(in));
    }
  }

  private static boolean isCatalog(Path file) {
    try (Reader in = Files.newBufferedReader(file)) {
      JsonObject json = JsonObject.read(in);
      return json.has("version") && json.has("classes");
    } catch (IOException none) {
      return false;
    }
  }

  /** Whether it is a jar or the like, by its name. */
  public static boolean isArchive(Path file) {
    return ARCHIVES.stream().anyMatch(file.toString()::endsWith);
  }

  /** The catalog in a folder, which may be the root of a jar's file system. */
  public static Optional<Catalog> readFolder(Path folder) throws IOException {
    for (String root : ROOTS) {
      Path file = folder.resolve(root + Catalog.PATH);
      if (Files.exists(file)) {
        try (Reader in = Files.newBufferedReader(file)) {
          return Optional.of(CatalogParser.read(in));
        }
      }
    }
    return Optional.empty();
  }

  static Optional<Catalog> readArchive(Path file) throws IOException {
    try (ZipFile archive = new ZipFile(file.toFile())) {
      for (String root : ROOTS) {
        ZipEntry entry = archive.getEntry(root + Catalog.PATH);
        if (entry != null) {
          try (Reader in =
              new InputStreamReader(archive.getInputStream(entry), StandardCharsets.UTF_8)) {
            return Optional.of(CatalogParser.read(in));
          }
        }
      }
    }
    return Optional.empty();
  }
}
