package ai.datapunk.weft.maven;

import ai.datapunk.weft.contract.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoExecutionException;

/** Properties of a command line that no goal has: Maven passes them over without a word. */
final class MistypedProperties {

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
            "-D%s is not known. Did you mean %s? Fix: write that, or leave it out."
                .formatted(name, Spelling.nearest(name, List.copyOf(known)).orElse("another")));
      }
    }
  }
}
