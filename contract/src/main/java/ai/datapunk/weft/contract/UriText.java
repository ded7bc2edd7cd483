package ai.datapunk.weft.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URIs in a text. */
public final class UriText {

  /** The user info of a URI's authority, which ends at the first of {@code / ? #} (RFC 3986). */
  private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/?#\\s]*@");

  private UriText() {}

  /**
   * The text with something else in place of the user info of each URI in it, which is often a
   * password.
   *
   * @param other stands where the user info did, and the {@code @} behind it; without {@code $} and
   *     {@code \}
   */
  public static String withUserInfo(String text, String other) {
    return text.indexOf('@') < 0 ? text : userInfo(text).replaceAll(other);
  }

  /** Finds the user info of each URI in the text, and the {@code @} behind it. */
  public static Matcher userInfo(String text) {
    return USER_INFO.matcher(text);
  }
}
