package ai.datapunk.weft.weaver;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What differs between two lists of many lines, which are too long to show. */
final class Difference {

  private Difference() {}

  /**
   * The lines that only one has, those of the woven marked with a plus, and what is out of order.
   */
  static List<String> of(List<String> unwoven, List<String> woven) {
    List<String> difference = new ArrayList<>();
    Set<String> before = new HashSet<>(unwoven);
    Set<String> after = new HashSet<>(woven);
    unwoven.stream()
        .filter(line -> !after.contains(line))
        .forEach(line -> difference.add("- " + line));
    woven.stream()
        .filter(line -> !before.contains(line))
        .forEach(line -> difference.add("+ " + line));
    if (difference.isEmpty() && !unwoven.equals(woven)) {
      difference.add("the same lines in another order, or not as often");
    }
    return difference;
  }
}
