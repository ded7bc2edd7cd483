package ai.datapunk.weft.label;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values that look like identifiers, of which each is a series: they are told of once for each
 * label, and not changed. Thread-safe.
 */
final class Identifiers {

  /** A UUID as a regular expression (RFC 9562), of any version. */
  static final String UUID_FORM = "[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}";

  private static final Logger LOG = LoggerFactory.getLogger(LabelSanitizer.class);

  private static final int LONG_RUN = 10;

  private static final Pattern UUID = Pattern.compile(UUID_FORM);
  private static final Pattern DIGITS = Pattern.compile("\\d{" + LONG_RUN + "}");

  /** The labels that were told of, which are as many as there are in the code. */
  private final Set<List<String>> told = ConcurrentHashMap.newKeySet();

  /** Tells of the label if this value of it looks like an identifier. */
  void tellOf(String metric, String label, String value) {
    if (value.length() < LONG_RUN) {
      return;
    }
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
