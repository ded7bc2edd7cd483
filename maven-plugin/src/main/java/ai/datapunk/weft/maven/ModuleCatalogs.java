package ai.datapunk.weft.maven;

import static java.util.stream.Collectors.toCollection;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogFiles;
import ai.datapunk.weft.catalog.graph.GraphCatalogs;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.jspecify.annotations.Nullable;

/** The catalogs of a module and its dependencies, and those of others that are named. */
final class ModuleCatalogs {

  private ModuleCatalogs() {}

  /**
   * Those that there are.
   *
   * @param others each a {@code catalog.json}, a jar or a folder; null for none
   * @param property what names the others
   */
  static List<Catalog> read(
      File classes, Collection<Artifact> dependencies, @Nullable List<File> others, String property)
      throws MojoExecutionException {
    List<Path> files = files(classes, dependencies);
    if (others != null) {
      others.forEach(file -> files.add(file.toPath()));
    }
    try {
      return GraphCatalogs.read(files);
    } catch (IOException e) {
      throw new MojoExecutionException(
          e.getMessage()
              + ". Fix: let weft.classes and "
              + property
              + " be jars, folders or files catalog.json.",
          e);
    }
  }

  /**
   * What of a module can have a catalog. It may be without classes, and its dependencies something
   * else than jars.
   */
  static List<Path> files(File classes, Collection<Artifact> dependencies) {
    return Stream.concat(Stream.of(classes), dependencies.stream().map(Artifact::getFile))
        .filter(Objects::nonNull)
        .map(File::toPath)
        .filter(file -> Files.isDirectory(file) || CatalogFiles.isArchive(file))
        .collect(toCollection(ArrayList::new));
  }
}
