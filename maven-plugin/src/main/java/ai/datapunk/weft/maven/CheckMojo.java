package ai.datapunk.weft.maven;

import ai.datapunk.weft.maven.check.ClassFolder;
import ai.datapunk.weft.maven.check.WovenCheck;
import ai.datapunk.weft.maven.check.WovenReport;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Fails the build when an annotated method in a folder or a jar is not woven, or has no holder: for
 * what other tools have made of the classes since, such as a shaded or obfuscated jar.
 */
@Mojo(name = CheckMojo.GOAL, defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractWeftMojo {

  static final String GOAL = "check";

  /** The folder or jar to look into. */
  @Parameter(property = "weft.classes", defaultValue = "${project.build.outputDirectory}")
  private File classes;

  /**
   * {@code required}, or {@code optional} where annotations are put into compiled classes, which
   * Weft's processor never sees.
   */
  @Parameter(property = "weft.holders", defaultValue = "required")
  private String holders;

  @Override
  void run() throws MojoExecutionException, MojoFailureException {
    if (!classes.exists() && classes.equals(new File(project().getBuild().getOutputDirectory()))) {
      return;
    }
    try (ClassFolder folder = ClassFolder.open(classes.toPath())) {
      getLog()
          .info(
              report(folder, classes, Holders.areOptional(holders))
                  .orElse("No method is annotated in " + classes));
    } catch (IOException e) {
      throw new MojoExecutionException(
          "Cannot check "
              + classes
              + ": "
              + e.getMessage()
              + ". Fix: let weft.classes be one that is there.",
          e);
    }
  }

  /**
   * Fails for what is wrong; gives the line to end with, unless nothing is annotated.
   *
   * @param classes how the folder is named
   */
  static Optional<String> report(ClassFolder folder, File classes, boolean holdersOptional)
      throws MojoExecutionException, MojoFailureException {
    WovenReport report;
    try {
      report = WovenCheck.of(folder, holdersOptional);
    } catch (IOException | IllegalArgumentException e) {
      throw new MojoExecutionException("Cannot check " + classes + ": " + e.getMessage(), e);
    }
    if (report.problems().isPresent()) {
      throw new MojoFailureException(classes + ":\n" + report.problems().get());
    }
    return report.isEmpty() ? Optional.empty() : Optional.of(report.summary());
  }
}
