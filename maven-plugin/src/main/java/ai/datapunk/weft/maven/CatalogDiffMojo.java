package ai.datapunk.weft.maven;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogChange;
import ai.datapunk.weft.catalog.CatalogDiff;
import ai.datapunk.weft.catalog.CatalogFiles;
import ai.datapunk.weft.catalog.NewerCatalogException;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Compares the module's catalog with a baseline, such as that of the last release, and fails the
 * build when a query that was written for the baseline would find less.
 */
@Mojo(name = CatalogDiffMojo.GOAL, defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CatalogDiffMojo extends AbstractWeftMojo {

  static final String GOAL = "catalog-diff";

  /** The catalog to compare with: a {@code catalog.json}, a jar with one, or a folder. */
  @Parameter(property = "weft.baseline")
  private @Nullable File baseline;

  /** The folder or jar whose catalog is compared. */
  @Parameter(property = "weft.classes", defaultValue = "${project.build.outputDirectory}")
  private File classes;

  /** Whether the build fails when something breaks. */
  @Parameter(property = "weft.failOnBreaking", defaultValue = "true")
  private boolean failOnBreaking;

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    if (baseline == null) {
      throw new MojoExecutionException(
          "There is nothing to compare with. Fix: let weft.baseline be the jar of the last release,"
              + " or another jar, folder or catalog.json.");
    }
    List<CatalogChange> changes = CatalogDiff.between(read(baseline), current());
    if (changes.isEmpty()) {
      getLog().info("Nothing changes for queries that were written for " + baseline);
    }
    long breaking =
        changes.stream().filter(change -> change.effect() == CatalogChange.Effect.BREAKS).count();
    for (CatalogChange change : changes) {
      if (change.effect() == CatalogChange.Effect.BREAKS) {
        getLog().warn(change.toString());
      } else {
        getLog().info(change.toString());
      }
    }
    if (breaking > 0 && failOnBreaking) {
      throw new MojoFailureException(
          breaking
              + (breaking == 1 ? " change breaks" : " changes break")
              + " queries that were written for "
              + baseline
              + ". Fix: take back what is listed above or, where it is meant, put the new catalog in"
              + " the baseline's place.");
    }
  }

  /** A module that has lost its last annotation may have lost its folder too. */
  private Catalog current() throws MojoExecutionException {
    return classes.exists() ? read(classes) : new Catalog(List.of());
  }

  private static Catalog read(File file) throws MojoExecutionException {
    try {
      return CatalogFiles.read(file.toPath()).orElseGet(() -> new Catalog(List.of()));
    } catch (IOException e) {
      throw new MojoExecutionException(
          e.getMessage()
              + (e instanceof NewerCatalogException
                  ? ". Fix: take weft-maven-plugin in the version that the catalog was made with, or"
                      + " a later one."
                  : ". Fix: let weft.baseline and weft.classes be a jar, a folder or a catalog.json."),
          e);
    }
  }
}
