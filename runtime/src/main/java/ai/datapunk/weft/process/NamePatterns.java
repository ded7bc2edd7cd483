package ai.datapunk.weft.process;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Names of metrics, as queries have them; a {@code *} at the end stands for any rest, as in views.
 * Immutable.
 */
record NamePatterns(List<String> patterns) {

  private static final char ANY = '*';

  /**
   * These patterns.
   *
   * @throws IllegalArgumentException if one is empty, or has a {@code *} elsewhere
   */
  NamePatterns {
    patterns = List.copyOf(patterns);
    for (String pattern : patterns) {
      int star = pattern.indexOf(ANY);
      if (pattern.isEmpty() || (star >= 0 && star < pattern.length() - 1)) {
        throw new IllegalArgumentException(
            "\"" + pattern + "\" is no name of a metric, with or without a * at its end");
      }
    }
  }

  /** Whether a name is one of them. */
  boolean match(String name) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, name));
  }

  /** Those that none of these names is. */
  SortedSet<String> matchingNone(Collection<String> names) {
    SortedSet<String> none = new TreeSet<>(patterns);
    none.removeIf(pattern -> names.stream().anyMatch(name -> matches(pattern, name)));
    return none;
  }

  private static boolean matches(String pattern, String name) {
    int last = pattern.length() - 1;
    return pattern.charAt(last) == ANY
        ? name.startsWith(pattern.substring(0, last))
        : name.equals(pattern);
  }
}
