package ai.datapunk.weft.maven;

import ai.datapunk.weft.maven.check.ClassFolder;
import ai.datapunk.weft.maven.check.PassedCheck;
import ai.datapunk.weft.weaver.FolderReport;
import ai.datapunk.weft.weaver.FolderWeaver;
import ai.datapunk.weft.weaver.WeavingException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** Weaves the annotated classes of a folder in place, and checks that all of them are. */
abstract class AbstractWeaveMojo extends AbstractWeftMojo {

  /**
   * {@code required}, or {@code optional} where annotations are put into compiled classes, which
   * Weft's processor never sees.
   */
  @Parameter(property = "weft.holders", defaultValue = "required")
  private String holders;

  /** The folder of class files. */
  abstract File classes();

  /** The class path that they were compiled with. */
  abstract List<String> classPath() throws DependencyResolutionRequiredException;

  /** Where the unwoven classes' hashes and the woven classes are kept from build to build. */
  abstract String stateFolder();

  @Override
  final void run() throws MojoExecutionException, MojoFailureException {
    boolean holdersOptional = Holders.areOptional(holders);
    if (!dependencies().haveAnnotations() || !classes().isDirectory()) {
      return;
    }
    if (!dependencies().haveAspects()) {
      requireNothingAnnotated();
      return;
    }
    check(weave(), holdersOptional).ifPresent(getLog()::info);
  }

  /** What was checked need not be checked again while nothing changes. */
  private Optional<String> check(FolderReport woven, boolean holdersOptional)
      throws MojoExecutionException, MojoFailureException {
    try {
      PassedCheck passed =
          new PassedCheck(
              state(), classes().toPath(), version() + (holdersOptional ? " optional" : ""));
      Optional<String> line = woven.changed() ? Optional.empty() : passed.line();
      if (line.isEmpty()) {
        line =
            CheckMojo.report(
                ClassFolder.of(classes().toPath(), woven.paths()), classes(), holdersOptional);
        if (line.isPresent()) {
          passed.keep(line.get());
        }
      }
      return line;
    } catch (IOException e) {
      throw new MojoExecutionException("Cannot check " + classes() + ": " + e, e);
    }
  }

  private Path state() {
    return Path.of(project().getBuild().getDirectory(), "weft", stateFolder());
  }

  private void requireNothingAnnotated() throws MojoExecutionException, MojoFailureException {
    try (ClassFolder folder = ClassFolder.open(classes().toPath())) {
      if (folder.hasAnnotatedClass()) {
        dependencies().requireAspects(version());
      }
    } catch (IOException e) {
      throw new MojoExecutionException("Cannot read " + classes() + ": " + e, e);
    }
  }

  private FolderReport weave() throws MojoExecutionException, MojoFailureException {
    try {
      List<Path> classPath = classPath().stream().map(Path::of).toList();
      FolderReport report =
          new FolderWeaver(classes().toPath(), classPath, state(), getLog()::debug).weave();
      getLog().debug(report.toString());
      return report;
    } catch (WeavingException e) {
      throw new MojoFailureException(e.getMessage(), e);
    } catch (IOException | DependencyResolutionRequiredException e) {
      throw new MojoExecutionException("Cannot weave " + classes() + ": " + e, e);
    }
  }
}
