package ai.datapunk.weft.label;

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

  private static final int UUID_LENGTH = 36;

  private static final Pattern UUID = Pattern.compile(CardNumbers.UUID);

  private static final int LONG_RUN = 10;
  private static final Pattern DIGITS = Pattern.compile("\\d{" + LONG_RUN + "}");

  /** The labels that were told of, which are as many as there are in the code. */
  private final Set<List<String>> told = ConcurrentHashMap.newKeySet();

  private StandardSanitizer() {}

  @Override
  public String sanitize(String metric, String label, String value) {
    String shown = Secrets.masked(value);
    return shown.length() < LONG_RUN ? shown : ofNumbers(metric, label, shown);
  }

  /** Looks for what has digits or hexadecimal ones, where there are as many as it takes. */
  private String ofNumbers(String metric, String label, String value) {
    int digits = digits(value);
    String shown = digits < CardNumbers.LEAST_DIGITS ? value : CardNumbers.masked(value);
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
