package ai.datapunk.weft.processor.check.label;

import ai.datapunk.weft.contract.PaymentCard;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What values look like that are about a person, or are a secret. */
final class PersonalValues {

  private static final Map<Pattern, String> LOOKS = new LinkedHashMap<>();

  static {
    LOOKS.put(Pattern.compile("[a-z][a-z0-9+.-]*://[^/\\s@]+@.*"), "an address with a user in it");
    LOOKS.put(Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@.]+"), "an e-mail address");
    LOOKS.put(
        Pattern.compile("(?i)(bearer|basic) \\S{8,}|eyJ[\\w-]+\\.[\\w-]+\\..*"), "a credential");
    LOOKS.put(
        Pattern.compile(
            "(AKIA|ASIA)[0-9A-Z]{16}|gh[pousr]_\\w{20,}|glpat-[\\w-]{16,}|[sr]k_(live|test)_\\w{8,}"
                + "|xox[abprs]-[\\w-]{8,}|-----BEGIN .*"),
        "a key");
    LOOKS.put(Pattern.compile("\\+[1-9][0-9]([ ()/-]?[0-9]){6,12}"), "a phone number");
    LOOKS.put(Pattern.compile("[A-Z]{2}[0-9]{2}( ?[0-9A-Z]{4}){3,7}( ?[0-9A-Z]{1,3})?"), "an IBAN");
  }

  private static final Pattern DIGITS_IN_GROUPS = Pattern.compile("[0-9]([ -]?[0-9])++");

  private PersonalValues() {}

  /** What the value looks like. */
  static Optional<String> find(String value) {
    return LOOKS.entrySet().stream()
        .filter(look -> look.getKey().matcher(value).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> isCard(value) ? Optional.of("a card's number") : Optional.empty());
  }

  private static boolean isCard(String value) {
    return DIGITS_IN_GROUPS.matcher(value).matches()
        && PaymentCard.isNumber(value.replaceAll("[ -]", ""));
  }
}
