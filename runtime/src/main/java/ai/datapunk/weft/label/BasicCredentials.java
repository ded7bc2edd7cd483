package ai.datapunk.weft.label;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** User and password as the scheme {@code basic} (RFC 7617) has them in an authorization header. */
final class BasicCredentials implements SecretFinder {

  private static final Pattern BASIC =
      Pattern.compile(
          "(?i)authorization[\"']?\\s*+[:=][\\s\"'\\[({]*+(basic\\s++[\\w.~+/%-]++=*+)");

  @Override
  public boolean mayBeIn(ScannedText text) {
    return text.has("authorization");
  }

  @Override
  public void find(String text, Masking found) {
    Matcher basic = BASIC.matcher(text);
    while (basic.find()) {
      found.secret(basic.start(1), basic.end(1), UriCredentials.MASK);
    }
  }
}
