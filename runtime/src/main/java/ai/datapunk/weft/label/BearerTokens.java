package ai.datapunk.weft.label;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bearer tokens (RFC 6750), whose scheme has no case (RFC 9110). Behind a small letter, where no
 * header stands before it, the word may be one in a sentence: what follows has to look like a
 * token.
 */
final class BearerTokens implements SecretFinder {

  private static final String MASK = "masked_bearer_token";

  /** Some have signs that RFC 6750 does not know. */
  private static final String TOKEN = "[^\\s\"',;&<>(){}\\[\\]]++";

  private static final String QUOTED = "\"[^\\s\"]++\"?+|'[^\\s']++'?+";

  private static final Pattern BEARER =
      Pattern.compile(
          "(?i)(?<![\\p{L}\\p{N}])(authorization[\"']?\\s*+[:=]\\s*+[\"']?)?+"
              + "(bearer(?:\\s*+[:=]\\s*+(?<named>"
              + QUOTED
              + "|"
              + TOKEN
              + ")|[\\s+]++(?<following>"
              + TOKEN
              + ")))");

  /** As long as most are, and longer than a word. */
  private static final int SURELY_NO_WORD = 20;

  /** The shortest that is taken for a token, if it has a digit. */
  private static final int SHORTEST = 6;

  @Override
  public boolean mayBeIn(ScannedText text) {
    return text.has("bearer");
  }

  @Override
  public void find(String text, Masking found) {
    Matcher bearer = BEARER.matcher(text);
    while (bearer.find()) {
      boolean capital = text.charAt(bearer.start(2)) == 'B';
      String named = bearer.group("named");
      String token = named != null ? named : bearer.group("following");
      if (capital || bearer.group(1) != null || isToken(token)) {
        found.secret(bearer.start(2), bearer.end(2), MASK);
      }
    }
  }

  private static boolean isToken(String behind) {
    return behind.length() >= SURELY_NO_WORD
        || (behind.length() >= SHORTEST && behind.chars().anyMatch(Character::isDigit));
  }
}
