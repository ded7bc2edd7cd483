package ai.datapunk.weft.label;

import ai.datapunk.weft.contract.UriText;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sanitizer that knows secrets and personal data by their form. What is found becomes a fixed
 * text, never one by which two values can be told apart.
 */
final class StandardSanitizer implements LabelSanitizer {

  static final LabelSanitizer INSTANCE = new StandardSanitizer();

  private static final Logger LOG = LoggerFactory.getLogger(LabelSanitizer.class);

  /** A kind of secret: a value without the sign is not looked at any closer. */
  private record Kind(String sign, Pattern form, String mask) {

    static Kind of(String sign, String form, String mask) {
      return new Kind(sign, Pattern.compile(form), mask);
    }

    String replace(String value) {
      return value.contains(sign) ? form.matcher(value).replaceAll(mask) : value;
    }
  }

  private static final String ATOM = "[\\p{L}\\p{N}.!#$%&'*+=?^_`{|}~-]";
  private static final String DNS = "[\\p{L}\\p{N}-]";

  /** No letter and no digit: a name that ends in an underscore may stand before a secret. */
  private static final String NO_WORD_BEFORE = "(?<![\\p{L}\\p{N}])";

  private static final String MASKED_CREDENTIALS = "masked_credentials@";

  private static final List<Kind> KINDS =
      List.of(
          // RFC 6750; the name of a scheme has no case (RFC 9110).
          Kind.of(" ", "(?i)\\bbearer\\s++[\\w.~+/-]++=*+", "masked_bearer_token"),
          // RFC 7519: parts in base64url, the first of which is a JSON object: three (RFC 7515) or
          // five (RFC 7516), some of them empty; two at the end of a text, which may have been cut.
          Kind.of(
              "eyJ",
              NO_WORD_BEFORE + "eyJ[\\w-]++(?:(?:\\.[\\w-]*+){2,4}+|\\.[\\w-]++\\z)",
              "masked_jwt"),
          // RFC 5322's atoms, of any script, before a domain of two parts at least.
          Kind.of(
              "@",
              "(?<!"
                  + ATOM
                  + ")(?!"
                  + MASKED_CREDENTIALS
                  + ")"
                  + ATOM
                  + "++@"
                  + DNS
                  + "++(?:\\."
                  + DNS
                  + "++)++",
              "masked_email"));

  private static final String MASKED_CARD = "masked_card_number";

  /** ISO/IEC 7812: 19 digits at most, 13 at least where cards are in use; in groups or not. */
  private static final Pattern CARD = Pattern.compile("(?<!\\d)\\d(?:[ -]?\\d){12,18}(?!\\d)");

  private static final int CARD_DIGITS = 13;

  private static final int UUID_LENGTH = 36;

  private static final Pattern UUID =
      Pattern.compile("[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private static final int LONG_RUN = 10;
  private static final Pattern DIGITS = Pattern.compile("\\d{" + LONG_RUN + "}");

  /** The labels that were told of, which are as many as there are in the code. */
  private final Set<List<String>> told = ConcurrentHashMap.newKeySet();

  private StandardSanitizer() {}

  @Override
  public String sanitize(String metric, String label, String value) {
    // First: what is left of a URI's credentials would look like an e-mail address.
    String shown = UriText.withUserInfo(value, MASKED_CREDENTIALS);
    for (Kind kind : KINDS) {
      shown = kind.replace(shown);
    }
    return shown.length() < LONG_RUN ? shown : ofNumbers(metric, label, shown);
  }

  /** Looks for what has digits or hexadecimal ones, where there are as many as it takes. */
  private String ofNumbers(String metric, String label, String value) {
    int digits = digits(value);
    String shown = digits < CARD_DIGITS ? value : withoutCards(value);
    if (digits >= LONG_RUN || shown.length() >= UUID_LENGTH) {
      tellIfIdentifier(metric, label, shown);
    }
    return shown;
  }

  private static int digits(String value) {
    int digits = 0;
    for (int i = 0; i < value.length(); i++) {
      digits += isDigit(value.charAt(i)) ? 1 : 0;
    }
    return digits;
  }

  private static boolean isDigit(char sign) {
    return sign >= '0' && sign <= '9';
  }

  private static String withoutCards(String value) {
    return CARD.matcher(value)
        .replaceAll(found -> hasCheckDigit(found.group()) ? MASKED_CARD : found.group());
  }

  /** The formula of Luhn (ISO/IEC 7812-1, annex B). */
  private static boolean hasCheckDigit(String number) {
    int sum = 0;
    int position = 0;
    for (int i = number.length() - 1; i >= 0; i--) {
      if (isDigit(number.charAt(i))) {
        int digit = number.charAt(i) - '0';
        int weighed = position % 2 == 0 ? digit : 2 * digit;
        sum += weighed > 9 ? weighed - 9 : weighed;
        position++;
      }
    }
    return sum % 10 == 0;
  }

  private void tellIfIdentifier(String metric, String label, String value) {
    List<String> place = List.of(metric, label);
    if (told.contains(place)) {
      return;
    }
    String what =
        UUID.matcher(value).find()
            ? "UUIDs"
            : DIGITS.matcher(value).find() ? "numbers of ten digits and more" : "";
    if (!what.isEmpty() && told.add(place)) {
      LOG.atWarn()
          .addKeyValue("metric", metric)
          .addKeyValue("label", label)
          .log(
              "The label '{}' of {} takes {}: each that it takes is a series, until a limit sends"
                  + " the rest to \"other\". Should it be another label, or none?",
              label,
              metric,
              what);
    }
  }
}
