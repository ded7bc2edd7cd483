package ai.datapunk.weft.maven;

import static java.util.stream.Collectors.toCollection;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogFiles;
import ai.datapunk.weft.catalog.NewerCatalogException;
import ai.datapunk.weft.catalog.graph.GraphCatalogs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** The catalogs of a module and its dependencies, and those of others that are named. */
final class ModuleCatalogs {

  /**
   * Those of others.
   *
   * @param names each a {@code catalog.json}, a jar or a folder; null for none
   * @param calledIn from where relative names count, which is the same for all modules
   * @param property what names them
   */
  record Others(@Nullable List<@Nullable String> names, String calledIn, String property) {

    /** What is named; a POM's empty element and a comma at the end name nothing. */
    List<Path> files() throws MojoExecutionException {
      List<Path> files = new ArrayList<>();
      if (names != null) {
        for (String name : names) {
          if (name != null && !name.isBlank()) {
            files.add(file(name.strip()));
          }
        }
      }
      return files;
    }

    private Path file(String name) throws MojoExecutionException {
      try {
        return Path.of(calledIn).resolve(name);
      } catch (InvalidPathException e) {
        throw new MojoExecutionException(
            property
                + " has "
                + name
                + ", which cannot be a file's name. Fix: name jars, folders or files catalog.json,"
                + " without wildcards.",
            e);
      }
    }
  }

  private static final Path CLASSES = Path.of("target", "classes");

  private final Log log;
  private final List<Catalog> catalogs = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  /** Without folders, which are another on each machine. */
  private final List<String> told = new ArrayList<>();

  ModuleCatalogs(Log log) {
    this.log = log;
  }

  /** Those that there are, as far as they can be read. */
  static ModuleCatalogs read(
      File classes, Collection<Artifact> dependencies, Others others, Log log)
      throws MojoExecutionException {
    List<Path> own = files(Stream.of(classes));
    own.addAll(others.files());
    ModuleCatalogs catalogs = new ModuleCatalogs(log);
    own.forEach(file -> catalogs.named(file, others.property()));
    files(dependencies.stream().map(Artifact::getFile)).forEach(catalogs::ofDependency);
    return catalogs;
  }

  /** Takes one that the build names: if it cannot be read, the others are. */
  void named(Path file, String property) {
    try {
      take(file);
    } catch (IOException e) {
      told.add(shortly(e.getMessage(), file));
      unread.add(e.getMessage() + ". Fix: " + fix(e, property));
    }
  }

  private static String fix(IOException e, String property) {
    return e instanceof NewerCatalogException
        ? "take weft-maven-plugin in the version that the catalog was made with, or a later one."
        : "let weft.classes and " + property + " be jars, folders or files catalog.json.";
  }

  /** Takes that of a library, which nobody has named: if it cannot be read, the build goes on. */
  void ofDependency(Path file) {
    try {
      take(file);
    } catch (IOException e) {
      passOver(e.getMessage() + ". It is left out", file);
    }
  }

  private void take(Path file) throws IOException {
    catalogs.addAll(GraphCatalogs.read(List.of(file), warning -> passOver(warning, file)));
  }

  private void passOver(String warning, Path file) {
    told.add(shortly(warning, file));
    log.warn(warning);
  }

  /** A module's classes are named by the module. */
  private static String shortly(@Nullable String sentence, Path file) {
    int names = file.getNameCount();
    int told = Math.min(names, file.endsWith(CLASSES) ? CLASSES.getNameCount() + 1 : 1);
    return String.valueOf(sentence)
        .replace(file.toString(), file.subpath(names - told, names).toString());
  }

  /** Those that can be read. */
  List<Catalog> all() {
    return List.copyOf(catalogs);
  }

  /** Whether these are all that there are. */
  boolean isComplete() {
    return told.isEmpty();
  }

  /** Which others there are and why they cannot be read, in sentences for whoever gets files. */
  List<String> unread() {
    return List.copyOf(told);
  }

  /**
   * Fails if one cannot be read that the build names; after all that can be done with the others.
   */
  void requireNamed() throws MojoExecutionException {
    if (!unread.isEmpty()) {
      throw new MojoExecutionException(String.join("\n", unread));
    }
  }

  /**
   * What of a module can have a catalog. It may be without classes, and its dependencies something
   * else than jars.
   */
  static List<Path> files(Stream<@Nullable File> files) {
    return files
        .filter(Objects::nonNull)
        .map(File::toPath)
        .filter(file -> Files.isDirectory(file) || CatalogFiles.isArchive(file))
        .collect(toCollection(ArrayList::new));
  }
}
