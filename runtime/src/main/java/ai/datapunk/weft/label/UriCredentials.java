package ai.datapunk.weft.label;

import ai.datapunk.weft.contract.UriText;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user info of URIs (RFC 3986), which often is a password. */
final class UriCredentials implements SecretFinder {

  /** What stands for credentials. */
  static final String MASK = "masked_credentials";

  /** What stands for user info, and the {@code @} that ends it. */
  static final String MASK_BEFORE_HOST = MASK + "@";

  /** User info, or a host, of which the end is not seen. */
  private static final Pattern UNENDED = Pattern.compile("(?<=//)[^/?#\\s]++\\z");

  @Override
  public boolean mayBeIn(ScannedText text) {
    return text.text().contains("//") && (text.isCut() || text.text().indexOf('@') >= 0);
  }

  @Override
  public void find(String text, Masking found) {
    int end = 0;
    Matcher userInfo = UriText.userInfo(text);
    while (userInfo.find()) {
      found.secret(userInfo.start(), userInfo.end(), MASK_BEFORE_HOST);
      end = userInfo.end();
    }
    Matcher unended = UNENDED.matcher(text);
    if (found.isCut() && unended.find(end)) {
      found.secret(unended.start(), unended.end(), MASK);
    }
  }
}
