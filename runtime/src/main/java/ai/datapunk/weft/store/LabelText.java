package ai.datapunk.weft.store;

import java.util.List;
import java.util.regex.Pattern;

/** What is done to a text before it becomes the value of a label. */
public final class LabelText {

  /** The user info of a URI's authority, which ends at the first of {@code / ? #} (RFC 3986). */
  private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/?#\\s]*@");

  /** What stands where a text is not Unicode (U+FFFD, the replacement character). */
  private static final char REPLACEMENT = '\ufffd';

  private LabelText() {}

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

  /** The text without the user info of the URIs in it: that is often a password. */
  public static String withoutUserInfo(String text) {
    return text.indexOf('@') < 0 ? text : USER_INFO.matcher(text).replaceAll("");
  }
}
