package ai.datapunk.weft.label;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The values of parameters whose names say that they are secret: in a URI's query or fragment, in a
 * list with semicolons, which may have spaces in its values, or by themselves.
 *
 * <p>The names are those of signed URIs that OpenTelemetry's conventions for {@code url.query}
 * redact, those of OAuth 2.0 and OpenID Connect (RFC 6749 and 6750), and what passwords and keys of
 * programming interfaces are called. They have no case here.
 */
final class SecretParameters implements SecretFinder {

  private static final String SIGNED =
      "AWSAccessKeyId|(?:X-Amz-|X-Goog-)(?:Signature|Credential|Security-Token)|signature|sig";

  private static final String OAUTH =
      "(?:(?:access|refresh|id|auth|session|private)[_-]?)?token|(?:client[_-]?)?secret";

  private static final String OTHERS =
      "(?:api|access|account|private|secret|shared[_-]?access)[_-]?key|password|passwd|pwd";

  /** What may follow a quoted value in a list of another kind. */
  private static final String CLOSING = ",)]}>";

  private static final String NAME = "(?:" + SIGNED + "|" + OAUTH + "|" + OTHERS + ")";

  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)(?<listed>;\\s*+" + NAME + "\\s*+=\\s*+)|(?<![\\p{L}\\p{N}_-])" + NAME + "=");

  @Override
  public boolean mayBeIn(ScannedText text) {
    return text.text().indexOf('=') >= 0;
  }

  @Override
  public void find(String text, Masking found) {
    Matcher parameter = PARAMETER.matcher(text);
    int from = 0;
    while (from <= text.length() && parameter.find(from)) {
      int value = parameter.end();
      from = end(text, value, parameter.start("listed") >= 0);
      if (from > value) {
        found.secret(value, from, UriCredentials.MASK);
      }
    }
  }

  /**
   * Where a value ends that begins here. By hand, since a pattern for what is escaped in quotes
   * would take stack for each escape.
   */
  private static int end(String text, int from, boolean listed) {
    boolean quoted = from < text.length() && isQuote(text.charAt(from));
    int at = quoted ? afterQuoted(text, from) : from;
    while (at < text.length()
        && !(listed ? endsListed(text.charAt(at)) : endsSingle(text.charAt(at)))
        && !(quoted && CLOSING.indexOf(text.charAt(at)) >= 0)) {
      at++;
    }
    return at;
  }

  private static boolean isQuote(char sign) {
    return sign == '"' || sign == '\'';
  }

  /** A quote within is doubled, or behind a backslash. */
  private static int afterQuoted(String text, int from) {
    char quote = text.charAt(from);
    int at = from + 1;
    while (at < text.length()) {
      boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == quote;
      if (text.charAt(at) == quote && !doubled) {
        return at + 1;
      }
      at += text.charAt(at) == '\\' || text.charAt(at) == quote ? 2 : 1;
    }
    return text.length();
  }

  private static boolean endsListed(char sign) {
    return sign == ';' || sign == '\r' || sign == '\n';
  }

  private static boolean endsSingle(char sign) {
    return sign == '&' || sign == '#' || endsListed(sign) || Character.isWhitespace(sign);
  }
}
