package ai.datapunk.weft.label;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON web tokens (RFC 7519): parts in base64url, the first of which is a JSON object: three (RFC
 * 7515) or five (RFC 7516), some of them empty; fewer at the end of a text that was cut.
 */
final class JsonWebTokens implements SecretFinder {

  private static final String MASK = "masked_jwt";

  /** How many bytes of a header are looked at: names and numbers in it are in ASCII there. */
  private static final int LOOKED_AT = 9;

  /** The first that begins in a word, which is the longest. */
  private static final String FIRST_IN_WORD = "(?<![\\w-])(?>[\\w-]*?(?=eyJ))";

  /** After a letter or digit it is one only if it is as long as a header of a token is. */
  private static final String BY_ITSELF_OR_LONG = "(?:(?<![\\p{L}\\p{N}])|(?=[\\w-]{16}))";

  private static final Pattern TOKEN =
      Pattern.compile(
          FIRST_IN_WORD
              + BY_ITSELF_OR_LONG
              + "(eyJ[\\w-]++(?:(?:\\.[\\w-]*+){2,4}+|\\.[\\w-]++\\z|(?<unended>\\z)))");

  @Override
  public boolean mayBeIn(ScannedText text) {
    return text.text().contains("eyJ");
  }

  @Override
  public void find(String text, Masking found) {
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if ((token.group("unended") == null || found.isCut()) && beginsWithJson(token.group(1))) {
        found.secret(token.start(1), token.end(1), MASK);
      }
    }
  }

  /**
   * Whether the first part is a JSON object, or begins as one where the text was cut in it: names
   * of classes such as {@code MoneyJournal} have the same letters and decode to other bytes.
   */
  private static boolean beginsWithJson(String token) {
    int dot = token.indexOf('.');
    String part = dot < 0 ? token.substring(0, token.length() & ~3) : token.substring(0, dot);
    byte[] json;
    try {
      json = Base64.getUrlDecoder().decode(part);
    } catch (IllegalArgumentException noBase64) {
      return false;
    }
    for (int i = 0; i < Math.min(json.length, LOOKED_AT); i++) {
      if (json[i] < ' ') {
        return false;
      }
    }
    return json.length > 1 && (dot < 0 || json[json.length - 1] == '}');
  }
}
