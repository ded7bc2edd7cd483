package ai.datapunk.weft.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The configuration holds values that cannot be: all of them are named, with what could be. */
public final class ConfigurationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  ConfigurationException(List<String> problems) {
    this(problems, null);
  }

  ConfigurationException(List<String> problems, @Nullable Throwable cause) {
    super("Weft's configuration cannot be used:\n  " + String.join("\n  ", problems), cause);
    this.problems = List.copyOf(problems);
  }

  /**
   * What is wrong: for each value its key, the value, its place, and what it must be; or what could
   * not be read.
   */
  public List<String> problems() {
    return problems;
  }
}
