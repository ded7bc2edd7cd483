package ai.datapunk.weft.maven;

import org.apache.maven.plugin.MojoExecutionException;

/** The values of the parameter {@code holders}. */
final class Holders {

  private Holders() {}

  static boolean areOptional(String value) throws MojoExecutionException {
    return switch (value) {
      case "required" -> false;
      case "optional" -> true;
      default ->
          throw new MojoExecutionException(
              "holders is \"" + value + "\". Fix: make it required or optional.");
    };
  }
}
