package ai.datapunk.weft.label;

import ai.datapunk.weft.contract.UriText;
import java.util.List;
import java.util.regex.Pattern;

/** What else than numbers a text must not show, by its form: credentials, tokens, addresses. */
final class Secrets {

  /** A kind of secret: a value without the sign is not looked at any closer. */
  private record Kind(String sign, Pattern form, String mask) {

    static Kind of(String sign, String form, String mask) {
      return new Kind(sign, Pattern.compile(form), mask);
    }

    String replace(String value) {
      return value.contains(sign) ? form.matcher(value).replaceAll(mask) : value;
    }
  }

  /** Letters of any script, those that are composed or invisible included. */
  private static final String LETTER = "\\p{L}\\p{N}\\p{M}\\p{Cf}";

  private static final String ATOM = "[" + LETTER + ".!#$&'*+=?^_`{|}~-]";
  private static final String DNS = "[" + LETTER + "-]";

  /** Two parts at least, the last of which begins with a letter, unlike that of a version. */
  private static final String DOMAIN = "(?:" + DNS + "++\\.)+\\p{L}" + DNS + "++";

  /** No letter and no digit: a name that ends in an underscore may stand before a secret. */
  private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{N}])";

  private static final String MASKED_CREDENTIALS = "masked_credentials";
  private static final String MASKED_USER = MASKED_CREDENTIALS + "@";

  private static final String MASKED_TOKEN = "masked_bearer_token";
  private static final String BEFORE_TOKEN = "(?:\\s++|\\s*+[:=]\\s*+)";
  private static final String TOKEN = "[\\w.~+/-]++=*+";

  private static final List<Kind> KINDS =
      List.of(
          // RFC 3986's user info where a scheme was left out, before what is a host.
          Kind.of(
              "@",
              "(?<![^\\s\"'(=,;<\\[])(?!(?i:mailto|sips?|xmpp|acct|im|pres):)\\p{L}[^\\s/?#@:\"']*+"
                  + ":[^\\s/?#@]++@(?=\\p{L}|\\d{1,3}(?:\\.\\d{1,3}){3}|\\[)",
              MASKED_USER),
          // OAuth's parameters and their like, in a query or the parameters of a connection.
          Kind.of(
              "=",
              "(?i)(?<=[?&;])((?:access_|refresh_|id_|auth_?)?token|api[_-]?key|(?:client_)?secret"
                  + "|password|passwd|pwd|signature|sig)=[^&;#\\s]++",
              "$1=" + MASKED_CREDENTIALS),
          Kind.of(
              "asic",
              "(?i)(?<=authorization\\s{0,2}[:=]\\s{0,2})basic\\s++" + TOKEN,
              MASKED_CREDENTIALS),
          // RFC 6750; the name of a scheme has no case (RFC 9110). Behind a small letter a word may
          // be one in a sentence, and no token.
          Kind.of(
              "earer",
              NO_WORD_BEFORE
                  + "(?:Bearer"
                  + BEFORE_TOKEN
                  + "|bearer"
                  + BEFORE_TOKEN
                  + "(?:(?<=(?i:authorization)\\s{0,2}[:=]\\s{0,2}bearer\\s{1,4})"
                  + "|(?=[\\w.~+/-]{20})|(?=[\\w.~+/-]{6})(?=[^\\s\\d]*+\\d)))"
                  + TOKEN,
              MASKED_TOKEN),
          Kind.of("BEARER", NO_WORD_BEFORE + "BEARER" + BEFORE_TOKEN + TOKEN, MASKED_TOKEN),
          // RFC 7519: parts in base64url, the first of which is a JSON object: three (RFC 7515) or
          // five (RFC 7516), some of them empty; two at the end of a text, which may have been cut.
          Kind.of(
              "eyJ",
              NO_WORD_BEFORE + "eyJ[\\w-]++(?:(?:\\.[\\w-]*+){2,4}+|\\.[\\w-]++\\z)",
              "masked_jwt"),
          // RFC 5322's atoms, of any script; and the same in a URI (RFC 3986).
          Kind.of(
              "@",
              "(?<!" + ATOM + ")(?!" + MASKED_USER + ")" + ATOM + "++@" + DOMAIN,
              "masked_email"),
          Kind.of("%40", "(?<!" + ATOM + ")" + ATOM + "++%40" + DOMAIN, "masked_email"));

  private Secrets() {}

  /** The text with a fixed one in the place of each. */
  static String masked(String text) {
    // First: what is left of a URI's credentials would look like an e-mail address.
    String shown = UriText.withUserInfo(text, MASKED_USER);
    for (Kind kind : KINDS) {
      shown = kind.replace(shown);
    }
    return shown;
  }
}
