package ai.datapunk.weft.processor.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * What earlier compilations left where classes are written. Compilers differ in how they say that a
 * file is not there, so whatever goes wrong means that.
 */
public final class OutputFolder {

  private final Filer filer;

  /** Asks through the compiler. */
  public OutputFolder(Filer filer) {
    this.filer = filer;
  }

  /** The catalog of this module as it was; empty if there is none that can be read. */
  public Catalog catalog() {
    try (Reader in = new InputStreamReader(file("", Catalog.PATH).openInputStream(), UTF_8)) {
      return CatalogParser.read(in);
    } catch (IOException | RuntimeException notThere) {
      return new Catalog(List.of());
    }
  }

  /** What a file here says; empty if it is not there or cannot be read. */
  <T> Optional<T> read(String path, ClassPathCatalogs.Parser<T> parser) {
    try (Reader in = new InputStreamReader(file("", path).openInputStream(), UTF_8)) {
      return parser.parse(in);
    } catch (IOException | RuntimeException notThere) {
      return Optional.empty();
    }
  }

  /** The names of the files in a folder; none where files are not on a disk. */
  public Set<String> names(String folder) {
    Optional<Path> place = onDisk(folder + "any").map(Path::getParent);
    if (place.isEmpty() || !Files.isDirectory(place.get())) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(place.get())) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException | RuntimeException unreadable) {
      return Set.of();
    }
  }

  /**
   * Whether a class of the catalog is still in it. Without an output folder, classes are beside
   * their sources, where nothing can be asked for: they count as there.
   */
  public boolean hasClass(String binaryName) {
    if (!isGiven()) {
      return true;
    }
    return has(
        StandardLocation.CLASS_OUTPUT,
        packageOf(binaryName),
        binaryName.substring(binaryName.lastIndexOf('.') + 1) + ".class");
  }

  private static String packageOf(String binaryName) {
    int dot = binaryName.lastIndexOf('.');
    return dot < 0 ? "" : binaryName.substring(0, dot);
  }

  /** Whether the source of a class that was generated is there. */
  public boolean hasGeneratedSource(String binaryName) {
    return has(
        StandardLocation.SOURCE_OUTPUT,
        packageOf(binaryName),
        binaryName.substring(binaryName.lastIndexOf('.') + 1) + ".java");
  }

  /**
   * Deletes a file that this module wrote, so that it does not outlive what it tells of. A filer
   * can write and not delete, so this goes past it.
   *
   * @return whether it is not there any more; files need not be on a disk
   */
  public boolean delete(String path) {
    try {
      Optional<Path> place = onDisk(path);
      if (place.isPresent()) {
        Files.deleteIfExists(place.get());
      }
    } catch (IOException | RuntimeException forbidden) {
      // The next line finds out.
    }
    return !has(StandardLocation.CLASS_OUTPUT, "", path);
  }

  /** Looks something up while a file that this module wrote is out of the way, if it can be. */
  <T> T without(String path, Supplier<T> lookup) {
    Optional<Path> place = onDisk(path);
    Optional<Path> aside = place.flatMap(file -> move(file, Path.of(file + ".aside")));
    try {
      return lookup.get();
    } finally {
      aside.ifPresent(file -> move(file, place.orElseThrow()));
    }
  }

  private static Optional<Path> move(Path from, Path to) {
    try {
      return Optional.of(Files.move(from, to, StandardCopyOption.REPLACE_EXISTING));
    } catch (IOException | RuntimeException notThereOrForbidden) {
      return Optional.empty();
    }
  }

  private boolean isGiven() {
    try {
      return isIn(file("", Catalog.PATH).toUri(), Catalog.PATH);
    } catch (IOException | RuntimeException notThere) {
      return false;
    }
  }

  /** Where that file is, if it is on a disk. */
  private Optional<Path> onDisk(String path) {
    try {
      URI place = file("", path).toUri();
      return "file".equals(place.getScheme()) && isIn(place, path)
          ? Optional.of(Path.of(place))
          : Optional.empty();
    } catch (IOException | RuntimeException notThere) {
      return Optional.empty();
    }
  }

  /** Without an output folder, javac takes the working directory and the last name of the path. */
  private static boolean isIn(URI place, String path) {
    return place.getPath().endsWith("/" + path);
  }

  /** Whether that file is the one of this path here. */
  boolean isPlaceOf(String path, FileObject other) {
    try {
      return file("", path).toUri().equals(other.toUri());
    } catch (IOException | RuntimeException notThere) {
      return false;
    }
  }

  private boolean has(StandardLocation location, String packageName, String name) {
    try {
      filer.getResource(location, packageName, name).openInputStream().close();
      return true;
    } catch (IOException | RuntimeException notThere) {
      return false;
    }
  }

  private FileObject file(String packageName, String name) throws IOException {
    return filer.getResource(StandardLocation.CLASS_OUTPUT, packageName, name);
  }
}
