package ai.datapunk.weft.maven;

import ai.datapunk.weft.contract.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecutionException;

/** Properties of a command line that a goal has not: Maven passes them over without a word. */
final class MistypedProperties {

  private static final int MOST_EDITS = 3;

  private MistypedProperties() {}

  /**
   * Fails if one begins like those that there are and is none of them.
   *
   * @param prefix how they begin
   * @param known their whole names
   */
  static void require(Properties given, String prefix, Collection<String> known)
      throws MojoExecutionException {
    for (String name : new TreeSet<>(given.stringPropertyNames())) {
      if (name.startsWith(prefix) && !known.contains(name)) {
        throw new MojoExecutionException(
            "-D%s is not known. Fix: %s."
                .formatted(
                    name,
                    Spelling.to(name, List.copyOf(known), MOST_EDITS)
                        .map(meant -> "did you mean " + meant + "? Write that, or leave it out")
                        .orElse("leave it out, or let it be one of " + new TreeSet<>(known))));
      }
    }
  }
}
