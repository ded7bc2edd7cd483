package ai.datapunk.weft.label;

import java.util.regex.MatchResult;
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

  /** What is secret whatever stands before it in a name. */
  private static final String SURE =
      "(?:access|refresh|id|auth|session|private)[_-]?token|(?:client[_-]?)?secret"
          + "|(?:api|access|account|private|secret|shared[_-]?access)[_-]?key|password|passwd|pwd";

  private static final String NAME =
      "(?:(?<![\\p{L}\\p{N}_-])(?:"
          + SIGNED
          + "|token)"
          + "|(?:(?<![\\p{L}\\p{N}])|(?-i:(?<=\\p{Ll})(?=\\p{Lu})))(?:"
          + SURE
          + "))";

  /** Of HTTP: the names are usual, and no standard's. */
  private static final String HEADER =
      "(?<![\\p{L}\\p{N}_])(?:api|access|auth|private|secret|security)-(?:key|token)";

  private static final Pattern PARAMETER =
      Pattern.compile("(?i)" + NAME + "(\\s*+=\\s*+)|" + HEADER + "[\"']?+\\s*+:\\s*+");

  private static final int EQUALS = 1;

  /** What may follow a quoted value, or a header's, in a list of another kind. */
  private static final String CLOSING = ",)]}>";

  /** Where a value ends. */
  private enum Kind {
    SINGLE,
    HEADER,
    /** In a list with semicolons. */
    LISTED;

    boolean endsAt(char sign) {
      if (sign == ';' || sign == '\r' || sign == '\n') {
        return true;
      }
      return this != LISTED
          && (sign == '&'
              || sign == '#'
              || Character.isWhitespace(sign)
              || (this == HEADER && CLOSING.indexOf(sign) >= 0));
    }
  }

  @Override
  public boolean mayBeIn(ScannedText text) {
    return text.text().indexOf('=') >= 0 || text.has("-key") || text.has("-token");
  }

  @Override
  public void find(String text, Masking found) {
    Matcher parameter = PARAMETER.matcher(text);
    int from = 0;
    while (from <= text.length() && parameter.find(from)) {
      int value = parameter.end();
      Kind kind = kind(text, parameter);
      // With spaces around its sign, it may be a condition.
      boolean spaced = kind == Kind.SINGLE && parameter.group(EQUALS).length() > 1;
      from = spaced ? value : end(text, value, kind);
      if (from > value) {
        found.secret(value, from, UriCredentials.MASK);
      }
    }
  }

  private static Kind kind(String text, MatchResult parameter) {
    if (parameter.group(EQUALS) == null) {
      return Kind.HEADER;
    }
    return isListed(text, parameter.start(), parameter.end()) ? Kind.LISTED : Kind.SINGLE;
  }

  /** Whether it is in a list with semicolons: behind another, or the first of several. */
  private static boolean isListed(String text, int name, int value) {
    int before = name;
    while (before > 0 && isOfName(text.charAt(before - 1))) {
      before--;
    }
    while (before > 0 && Character.isWhitespace(text.charAt(before - 1))) {
      before--;
    }
    return before > 0 ? text.charAt(before - 1) == ';' : text.indexOf(';', value) >= 0;
  }

  private static boolean isOfName(char sign) {
    return Character.isLetterOrDigit(sign) || sign == '_' || sign == '-' || sign == '.';
  }

  /**
   * Where a value ends that begins here. By hand, since a pattern for what is escaped in quotes
   * would take stack for each escape.
   */
  private static int end(String text, int from, Kind kind) {
    boolean quoted = from < text.length() && isQuote(text.charAt(from));
    int at = quoted ? afterQuoted(text, from) : from;
    while (at < text.length()
        && !kind.endsAt(text.charAt(at))
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
}
