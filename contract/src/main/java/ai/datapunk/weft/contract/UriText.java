package ai.datapunk.weft.contract;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URIs in a text. */
public final class UriText {

  /** What may stand behind a colon and is no password: a port, a variable's name, or nothing. */
  private static final String PORT = "(?:\\d{1,5}+(?!\\w)|\\$?\\{|[/?#])";

  /**
   * A user's name and a password that has one of {@code / ? #} in it, which it should not: what
   * stands behind a host's colon can only be a port.
   */
  private static final String UNESCAPED =
      "[^/?#\\s:@\\[]*+:(?!" + PORT + ")[^\\s@]{0,256}+@(?:[^/?#\\s]*@)?";

  /** The user info of a URI's authority, which ends at the first of {@code / ? #} (RFC 3986). */
  private static final Pattern USER_INFO =
      Pattern.compile("(?<=//)(?:" + UNESCAPED + "|[^/?#\\s]*@)");

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
