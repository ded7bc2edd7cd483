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

  private ModuleCatalogs() {}

  /** Those that there are. */
  static List<Catalog> read(File classes, Collection<Artifact> dependencies, Others others, Log log)
      throws MojoExecutionException {
    List<Path> own = files(Stream.of(classes));
    own.addAll(others.files());
    List<Catalog> read = new ArrayList<>();
    try {
      read.addAll(GraphCatalogs.read(own, log::warn));
    } catch (IOException e) {
      throw new MojoExecutionException(e.getMessage() + ". Fix: " + fix(e, others), e);
    }
    read.addAll(ofDependencies(files(dependencies.stream().map(Artifact::getFile)), log));
    return read;
  }

  private static String fix(IOException e, Others others) {
    return e instanceof NewerCatalogException
        ? "take weft-maven-plugin in the version that the catalog was made with, or a later one."
        : "let weft.classes and " + others.property() + " be jars, folders or files catalog.json.";
  }

  /** Those of libraries, which nobody has named: what cannot be read is no reason to fail. */
  static List<Catalog> ofDependencies(List<Path> files, Log log) {
    List<Catalog> catalogs = new ArrayList<>();
    for (Path file : files) {
      try {
        catalogs.addAll(GraphCatalogs.read(List.of(file), log::warn));
      } catch (IOException e) {
        log.warn(e.getMessage() + ". It is left out");
      }
    }
    return catalogs;
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
