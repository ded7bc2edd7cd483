package ai.datapunk.weft.label;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses: atoms (RFC 5322) of any script (RFC 6531), before a domain. */
final class EmailAddresses implements SecretFinder {

  private static final String MASK = "masked_email";

  private static final String SIGNS_OF_ATOMS = ".!#$%&'*+=?^_`{|}~-";

  /** What ends before an address: what it stands in, or the name of a parameter. */
  private static final Pattern ENDS_BEFORE = Pattern.compile("[{|}`]|[?&#][\\w.-]{1,40}+=");

  /**
   * What stands right before an address: signs with which none begins, and what a parameter is
   * called that has one. What else is before a {@code =} may be a part of it.
   */
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?:[.!#$&*=?^'~]|(?i:[\\w.-]{0,40}?"
              + "(?:mail|user|name|login|account|owner|author|sender|recipient|contact|from|to|cc))=)"
              + "*+");

  /** As programs that keep versions call themselves before a host and a path on it. */
  private static final String NOBODY = "git";

  @Override
  public boolean mayBeIn(ScannedText text) {
    return text.text().indexOf('@') >= 0;
  }

  @Override
  public void find(String text, Masking found) {
    int from = 0;
    int at = text.indexOf('@');
    while (at >= 0) {
      int local = localPart(text, from, at);
      int end = local < at ? DomainName.end(text, at + 1) : -1;
      if (end >= 0 && text.startsWith(":", end) && text.substring(local, at).equals(NOBODY)) {
        end = -1;
      }
      from = at + 1;
      if (end >= 0) {
        found.secret(local, end, MASK);
        from = end;
      }
      at = text.indexOf('@', from);
    }
  }

  /** Where the atoms before an {@code @} begin; there if there are none. */
  private static int localPart(String text, int from, int at) {
    int begin = at;
    while (begin > from && isOfAtom(text.codePointBefore(begin))) {
      begin -= Character.charCount(text.codePointBefore(begin));
    }
    Matcher before = ENDS_BEFORE.matcher(text).region(begin, at);
    while (before.find()) {
      begin = before.end();
    }
    Matcher prefix = PREFIX.matcher(text).region(begin, at);
    begin = prefix.lookingAt() ? prefix.end() : begin;
    return text.substring(begin, at).endsWith(UriCredentials.MASK) ? at : begin;
  }

  private static boolean isOfAtom(int sign) {
    return Character.isUnicodeIdentifierPart(sign) || SIGNS_OF_ATOMS.indexOf(sign) >= 0;
  }
}
