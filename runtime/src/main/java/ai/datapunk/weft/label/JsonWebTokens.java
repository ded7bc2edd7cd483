package ai.datapunk.weft.label;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON web tokens (RFC 7519): parts in base64url, the first of which is a JSON object: three (RFC
 * 7515) or five (RFC 7516), some of them empty; fewer at the end of a text that was cut.
 */
final class JsonWebTokens implements SecretFinder {

  private static final String MASK = "masked_jwt";

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
      if (token.group("unended") == null || found.isCut()) {
        found.secret(token.start(1), token.end(1), MASK);
      }
    }
  }
}
