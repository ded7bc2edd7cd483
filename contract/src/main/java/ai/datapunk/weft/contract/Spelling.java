package ai.datapunk.weft.contract;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds what somebody meant to type. */
public final class Spelling {

  private Spelling() {}

  /**
   * The candidate that fewest edits lead to, if there are at most that many, and of no more than
   * half of the word.
   */
  public static Optional<String> to(String typed, List<String> candidates, int edits) {
    int most = Math.min(edits, typed.length() / 2);
    return nearest(typed, candidates).filter(candidate -> distance(typed, candidate) <= most);
  }

  /** The candidate that fewest edits lead to, however many; the first of several. */
  public static Optional<String> nearest(String typed, Collection<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(typed, candidate)));
  }

  /** Levenshtein's distance: insertions, deletions and substitutions. */
  public static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
