package ai.datapunk.weft.label;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** E-mail addresses: atoms (RFC 5322) of any script (RFC 6531), before a domain. */
final class EmailAddresses implements SecretFinder {

  private static final String MASK = "masked_email";

  private static final String SIGNS_OF_ATOMS = ".!#$%&'*+=?^_`{|}~-";

  /** What stands before the value of a parameter, of the signs that could be an address's. */
  private static final Pattern PARAMETER = Pattern.compile("[?&#][\\w.-]{1,40}+=");

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
    Matcher parameter = PARAMETER.matcher(text).region(begin, at);
    while (parameter.find()) {
      begin = parameter.end();
    }
    return text.substring(begin, at).endsWith(UriCredentials.MASK) ? at : begin;
  }

  private static boolean isOfAtom(int sign) {
    return Character.isUnicodeIdentifierPart(sign) || SIGNS_OF_ATOMS.indexOf(sign) >= 0;
  }
}
