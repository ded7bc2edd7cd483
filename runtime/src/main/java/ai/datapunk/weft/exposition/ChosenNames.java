package ai.datapunk.weft.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The families that a request chooses by {@code name[]}, as the audit is told: few, each cut where
 * it is long, in ASCII and percent-encoded, so that nothing of them gets out of its field.
 *
 * @param text those that are told, with commas between them
 * @param leftOut how many more there are
 */
record ChosenNames(String text, int leftOut) {

  static final int MOST = 10;
  static final int LONGEST = 100;

  private static final String PARAMETER = "name[]";
  private static final String CUT = "...";

  /**
   * Those of a query.
   *
   * @return null if it chooses none
   */
  static @Nullable ChosenNames of(@Nullable String rawQuery) {
    if (rawQuery == null) {
      return null;
    }
    List<String> names =
        Arrays.stream(rawQuery.split("&"))
            .map(parameter -> parameter.split("=", 2))
            .filter(parts -> PARAMETER.equals(URLDecoder.decode(parts[0], UTF_8)))
            .map(parts -> parts.length == 1 ? "" : URLDecoder.decode(parts[1], UTF_8))
            .toList();
    if (names.isEmpty()) {
      return null;
    }
    List<String> told = names.stream().limit(MOST).map(ChosenNames::encoded).toList();
    return new ChosenNames(String.join(",", told), names.size() - told.size());
  }

  /** Cut before it is encoded: no escape is cut in two. */
  private static String encoded(String name) {
    return name.length() > LONGEST
        ? URLEncoder.encode(name.substring(0, LONGEST), UTF_8) + CUT
        : URLEncoder.encode(name, UTF_8);
  }

  /** For a person. */
  @Override
  public String toString() {
    return "(" + PARAMETER + " " + text + (leftOut == 0 ? "" : " and " + leftOut + " more") + ")";
  }
}
