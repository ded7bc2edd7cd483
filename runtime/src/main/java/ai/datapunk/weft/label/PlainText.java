package ai.datapunk.weft.label;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as a person or a server reads them. */
final class PlainText {

  /** Formats, such as the zero-width space, and what joins signs or selects their variants. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cf}\\u034f\\ufe00-\\ufe0f\\x{e0100}-\\x{e01ef}]");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029&&[^\\t\\r\\n]]");

  /** Separates labels of a domain name as a dot does (UTS 46), and is none in NFKC. */
  private static final char IDEOGRAPHIC_FULL_STOP = '\u3002';

  private static final Pattern ESCAPED = Pattern.compile("(?:%[0-9a-fA-F]{2})++");

  private PlainText() {}

  /**
   * The text without signs that are not seen, in which those that look alike are the same (NFKC of
   * Unicode), such as spaces of all kinds and full-width digits. Control characters and separators
   * are spaces, as they are in a label afterwards.
   */
  static String normalized(String text) {
    return isPlain(text)
        ? text
        : CONTROL
            .matcher(
                Normalizer.normalize(UNSEEN.matcher(text).replaceAll(""), Normalizer.Form.NFKC))
            .replaceAll(" ")
            .replace(IDEOGRAPHIC_FULL_STOP, '.');
  }

  /** Whether it is in ASCII, without control characters but for spaces. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign >= 0x7f || (sign < ' ' && "\t\r\n".indexOf(sign) < 0)) {
        return false;
      }
    }
    return true;
  }

  /** The same, of what is behind its percent signs (RFC 3986). */
  static String decoded(String text) {
    return normalized(
        ESCAPED
            .matcher(normalized(text))
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        URLDecoder.decode(found.group(), StandardCharsets.UTF_8))));
  }
}
