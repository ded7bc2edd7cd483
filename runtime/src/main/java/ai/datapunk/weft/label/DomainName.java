package ai.datapunk.weft.label;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Domain names of two labels and more, of any script, as they stand in a text. */
final class DomainName {

  private static final String LABEL = "[\\p{L}\\p{M}\\p{N}-]++";

  private static final Pattern LABELS = Pattern.compile(LABEL + "(?:\\." + LABEL + ")++");

  /** How versions end that have no number there; none of them is a top-level domain. */
  private static final String STAGE =
      "(?i:alpha|beta|rc|snapshot|milestone|preview|nightly|canary|release|final)(?!\\p{L})";

  /**
   * Letters (RFC 3696), or the ASCII form of others (RFC 5890), which no escaped letter follows.
   */
  private static final Pattern TOP_LEVEL =
      Pattern.compile(
          "(?!"
              + STAGE
              + ")(?:[xX][nN]--[A-Za-z0-9-]{1,59}+|\\p{L}[\\p{L}\\p{M}]{1,62}+)"
              + "(?![\\p{L}\\p{M}\\p{N}]|%[89a-fA-F])");

  /**
   * As in {@code hibernate@5.6.15.Final}, since no domain in use begins with two labels of digits;
   * or how often a picture has more points, as in {@code logo@2x.png}.
   */
  private static final Pattern VERSION =
      Pattern.compile("[vV]?\\d++\\.\\d++[.-]|\\d(?:\\.\\d)?+x\\.");

  private DomainName() {}

  /** Where the name ends that begins here; -1 if none does. */
  static int end(String text, int start) {
    Matcher labels = LABELS.matcher(text).region(start, text.length());
    if (!labels.lookingAt() || VERSION.matcher(labels.group()).lookingAt()) {
      return -1;
    }
    Matcher topLevel = TOP_LEVEL.matcher(text);
    int dot = text.lastIndexOf('.', labels.end() - 1);
    while (dot > start) {
      if (topLevel.region(dot + 1, text.length()).lookingAt()) {
        return topLevel.end();
      }
      dot = text.lastIndexOf('.', dot - 1);
    }
    return -1;
  }
}
