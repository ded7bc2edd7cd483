package ai.datapunk.weft.store;

import java.util.regex.Pattern;

/** What is taken out of a text before it becomes the value of a label. */
public final class LabelText {

  /** The user info of a URI's authority, which ends at the first of {@code / ? #} (RFC 3986). */
  private static final Pattern USER_INFO = Pattern.compile("(?<=//)[^/?#\\s]*@");

  private LabelText() {}

  /** The text without the user info of the URIs in it: that is often a password. */
  public static String withoutUserInfo(String text) {
    return text.indexOf('@') < 0 ? text : USER_INFO.matcher(text).replaceAll("");
  }
}
