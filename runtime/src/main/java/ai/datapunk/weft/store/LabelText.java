package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.LabelValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is done to a text before it becomes the value of a label. */
public final class LabelText {

  /** What stands where a text is not Unicode (U+FFFD, the replacement character). */
  private static final char REPLACEMENT = '\ufffd';

  /** How long a value can be, in UTF-16 code units: who reads a graph's legend reads no more. */
  public static final int MAX_LENGTH = LabelValues.MAX_LENGTH;

  private LabelText() {}

  /**
   * The text as every label takes it: Unicode, on one line and without control characters, each of
   * which becomes a space; cut after {@value #MAX_LENGTH}; {@code unknown} if nothing is left.
   */
  public static String clean(@Nullable String text) {
    String cut = text == null ? "" : cut(text, MAX_LENGTH);
    if (cut.isBlank()) {
      return LabelValues.UNKNOWN;
    }
    for (int i = 0; i < cut.length(); i++) {
      if (isControl(cut.charAt(i))) {
        return valid(withoutControls(cut));
      }
    }
    return valid(cut);
  }

  /** The beginning of a text, which ends with no half of a pair that is whole in the text. */
  public static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    boolean within =
        Character.isHighSurrogate(text.charAt(length - 1))
            && Character.isLowSurrogate(text.charAt(length));
    return text.substring(0, within ? length - 1 : length);
  }

  private static boolean isControl(char sign) {
    return Character.isISOControl(sign) || sign == '\u2028' || sign == '\u2029';
  }

  private static String withoutControls(String text) {
    StringBuilder clean = new StringBuilder(text);
    for (int i = 0; i < clean.length(); i++) {
      if (isControl(clean.charAt(i))) {
        clean.setCharAt(i, ' ');
      }
    }
    String spaced = clean.toString();
    return spaced.isBlank() ? LabelValues.UNKNOWN : spaced;
  }

  /**
   * The text with the replacement character for each half of a surrogate pair without the other: a
   * scrape could only write a question mark for it, and show two series as one.
   */
  public static String valid(String text) {
    int at = nextHalf(text, 0);
    if (at == text.length()) {
      return text;
    }
    StringBuilder valid = new StringBuilder(text);
    while (at < text.length()) {
      valid.setCharAt(at, REPLACEMENT);
      at = nextHalf(text, at + 1);
    }
    return valid.toString();
  }

  /** The first half of a pair without the other from here on; the length if there is none. */
  private static int nextHalf(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  /** The same for each of these; the very same list if there is nothing to replace. */
  static List<String> valid(List<String> texts) {
    for (String text : texts) {
      if (nextHalf(text, 0) < text.length()) {
        return texts.stream().map(LabelText::valid).toList();
      }
    }
    return texts;
  }
}
