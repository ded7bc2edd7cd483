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

  private static final String NAME = "(?:" + SIGNED + "|" + OAUTH + "|" + OTHERS + ")";

  private static final String QUOTED = "\"[^\"]*+\"?+|'[^']*+'?+";

  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i);\\s?+"
              + NAME
              + "\\s?+=\\s?+(?<listed>"
              + QUOTED
              + "|[^;\\r\\n]++)"
              + "|(?<![\\p{L}\\p{N}_-])"
              + NAME
              + "=(?<single>"
              + QUOTED
              + "|[^&;#\\s]++)");

  @Override
  public boolean mayBeIn(ScannedText text) {
    return text.text().indexOf('=') >= 0;
  }

  @Override
  public void find(String text, Masking found) {
    Matcher parameter = PARAMETER.matcher(text);
    while (parameter.find()) {
      String value = parameter.start("listed") >= 0 ? "listed" : "single";
      found.secret(parameter.start(value), parameter.end(value), UriCredentials.MASK);
    }
  }
}
