package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.label.ErrorTypeMapper;
import ai.datapunk.weft.label.LabelSanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is done to the values of open labels before they are recorded, in which the application has
 * a say. What it says never ends in an exception here. Thread-safe.
 */
public final class LabelCleaning {

  /** Labels whose values are never taken for a secret: they are names of hosts and classes. */
  private static final Set<String> EXEMPT =
      Set.of(RetiredInstances.INSTANCE, SeriesTable.ERROR_TYPE);

  private final Consumer<Throwable> faults;
  private volatile SanitizedValues sanitized = new SanitizedValues(LabelSanitizer.standard());
  private volatile ErrorTypeMapper mapper = thrown -> null;

  /**
   * The standard cleaning.
   *
   * @param faults is told what the application's functions throw
   */
  LabelCleaning(Consumer<Throwable> faults) {
    this.faults = faults;
  }

  /** Has the application's functions asked from now on. */
  public void by(LabelSanitizer other, ErrorTypeMapper otherMapper) {
    sanitized = new SanitizedValues(other);
    mapper = otherMapper;
  }

  /** A value without secrets. */
  public String cleaned(String metric, String label, @Nullable String value) {
    if (value == null || value.isBlank()) {
      return LabelValues.UNKNOWN;
    }
    try {
      return sanitized.of(metric, label, value);
    } catch (Throwable fault) {
      faults.accept(fault);
      return LabelValues.UNKNOWN;
    }
  }

  /** The error type of an exception. */
  public String errorType(Throwable thrown) {
    try {
      String mapped = mapper.errorType(ErrorTypes.unwrapped(thrown));
      return mapped == null ? ErrorTypes.of(thrown) : LabelText.clean(mapped);
    } catch (Throwable fault) {
      faults.accept(fault);
      return ErrorTypes.of(thrown);
    }
  }

  /** The key with the values that code gave as they are recorded; the same one if they are so. */
  public SeriesKey cleaned(SeriesKey key) {
    List<String> labels = key.family().labels();
    List<String> values = key.labelValues();
    if (values.size() != labels.size()) {
      // The table says what is wrong.
      return key;
    }
    String metric = key.family().metricName();
    List<String> cleaned = values;
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      String clean = cleanedOrExempt(metric, labels.get(i), value);
      if (!clean.equals(value)) {
        cleaned = cleaned == values ? new ArrayList<>(values) : cleaned;
        cleaned.set(i, clean);
      }
    }
    return cleaned == values ? key : new SeriesKey(key.family(), List.copyOf(cleaned));
  }

  private String cleanedOrExempt(String metric, String label, String value) {
    return EXEMPT.contains(label) ? LabelText.clean(value) : cleaned(metric, label, value);
  }
}
