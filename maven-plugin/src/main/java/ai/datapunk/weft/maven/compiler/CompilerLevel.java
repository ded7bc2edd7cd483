package ai.datapunk.weft.maven.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.jspecify.annotations.Nullable;

/**
 * The Java release that a goal of maven-compiler-plugin compiles for, as far as the POM or the
 * command names one. Immutable.
 *
 * @param goal the compiler's
 * @param names of the parameters that give it, in groups of which the first that says anything
 *     counts
 */
public record CompilerLevel(String goal, List<List<String>> names) {

  /** That of the main sources. */
  public static final CompilerLevel MAIN =
      new CompilerLevel("compile", List.of(List.of("release"), List.of("source", "target")));

  /** That of the test sources. */
  public static final CompilerLevel TEST =
      new CompilerLevel(
          "testCompile",
          List.of(
              List.of("testRelease"),
              List.of("release"),
              List.of("testSource", "testTarget"),
              List.of("source", "target")));

  private static final int OLDEST = 17;
  private static final String PROPERTY = "maven.compiler.";

  /**
   * Fails where every execution of the goal is for a Java that cannot read Weft's classes.
   *
   * @param properties gives a property's value, or null
   */
  public void require(Build build, UnaryOperator<@Nullable String> properties)
      throws CompilerSetupException {
    Plugin compiler = build.getPluginsAsMap().get(CompilerSetup.COMPILER);
    List<String> tooOld = new ArrayList<>();
    for (PluginExecution execution :
        compiler == null ? List.<PluginExecution>of() : compiler.getExecutions()) {
      if (execution.getGoals().contains(goal)) {
        String found = tooOld(new Configuration(execution.getConfiguration()), properties);
        if (found == null) {
          return;
        }
        tooOld.add(found);
      }
    }
    if (!tooOld.isEmpty()) {
      throw new CompilerSetupException(
          tooOld.get(0)
              + ", but Weft needs Java "
              + OLDEST
              + ". Fix: set the property maven.compiler.release to "
              + OLDEST
              + " or later, and remove what says otherwise; or, in a module that does not use Weft,"
              + " remove the dependency on it.");
    }
  }

  /** What says too old a release; null if nothing does. */
  private @Nullable String tooOld(
      Configuration configuration, UnaryOperator<@Nullable String> properties) {
    for (List<String> group : names) {
      boolean said = false;
      for (String name : group) {
        String level = configuration.text(name);
        String where = "<" + name + "> of maven-compiler-plugin";
        if (level == null) {
          level = properties.apply(PROPERTY + name);
          where = PROPERTY + name;
        }
        int release = release(level);
        if (release > 0 && release < OLDEST) {
          return where + " is " + level;
        }
        said |= release > 0;
      }
      if (said) {
        return null;
      }
    }
    return null;
  }

  /** The number of a release, such as 8 for 1.8; 0 for what is none. */
  private static int release(@Nullable String level) {
    String digits = level == null ? "" : level.strip().replaceFirst("^1\\.", "");
    return digits.matches("\\d{1,4}") ? Integer.parseInt(digits) : 0;
  }
}
