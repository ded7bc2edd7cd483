package ai.datapunk.weft.processor.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  /** Whether the class was compiled into it. */
  public boolean hasClass(String binaryName) {
    int dot = binaryName.lastIndexOf('.');
    String packageName = dot < 0 ? "" : binaryName.substring(0, dot);
    return has(packageName, binaryName.substring(dot + 1) + ".class");
  }

  /**
   * Deletes a file that this module wrote, so that it neither outlives what it tells of nor hides
   * another module's file of the same name. A filer can write and not delete, so this goes past it.
   *
   * @return whether it is not there any more; files need not be on a disk
   */
  public boolean delete(String path) {
    try {
      URI place = file("", path).toUri();
      // Without an output folder, javac takes the working directory and the last name of the path.
      if ("file".equals(place.getScheme()) && place.getPath().endsWith("/" + path)) {
        Files.deleteIfExists(Path.of(place));
      }
    } catch (IOException | RuntimeException notThereOrForbidden) {
      // Whichever it is, the next line finds out.
    }
    return !has("", path);
  }

  /** Whether that file is the one of this path here. */
  boolean isPlaceOf(String path, FileObject other) throws IOException {
    return file("", path).toUri().equals(other.toUri());
  }

  private boolean has(String packageName, String name) {
    try {
      file(packageName, name).openInputStream().close();
      return true;
    } catch (IOException | RuntimeException notThere) {
      return false;
    }
  }

  private FileObject file(String packageName, String name) throws IOException {
    return filer.getResource(StandardLocation.CLASS_OUTPUT, packageName, name);
  }
}
