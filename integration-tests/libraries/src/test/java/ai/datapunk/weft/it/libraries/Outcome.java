package ai.datapunk.weft.it.libraries;

import java.util.List;

/**
 * How a library's tests ended.
 *
 * @param calls how many calls Weft counted
 * @param failed the tests that failed, by their ids
 */
record Outcome(Tests tests, long calls, List<String> failed) {

  /** How many tests there were, and what became of them. */
  record Tests(long found, long succeeded, long skipped, long aborted) {}

  /** Reads what {@link OwnTests} has written. */
  static Outcome parse(List<String> lines) {
    return new Outcome(
        new Tests(number(lines, 0), number(lines, 1), number(lines, 2), number(lines, 3)),
        number(lines, 4),
        List.copyOf(lines.subList(5, lines.size())));
  }

  private static long number(List<String> lines, int index) {
    return Long.parseLong(lines.get(index));
  }
}
