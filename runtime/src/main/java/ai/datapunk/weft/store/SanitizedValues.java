package ai.datapunk.weft.store;

import ai.datapunk.weft.label.LabelSanitizer;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What a sanitizer makes of label values. Calls bring some again and again that have no series of
 * their own, because they are masked or beyond a limit: the latest are remembered, and of two with
 * one place the later. Thread-safe, without a lock.
 */
final class SanitizedValues {

  /** How much of a text is looked at: what comes after is not shown in any case. */
  private static final int LOOKED_AT = 1024;

  /** Bounds what is remembered, together with the length of a value. A power of 2. */
  private static final int PLACES = 256;

  private static final int LONGEST = 2 * LabelText.MAX_LENGTH;

  private record Known(String metric, String label, String value, String shown) {

    boolean isOf(String otherMetric, String otherLabel, String otherValue) {
      return value.equals(otherValue) && label.equals(otherLabel) && metric.equals(otherMetric);
    }
  }

  private final AtomicReferenceArray<@Nullable Known> places = new AtomicReferenceArray<>(PLACES);
  private final LabelSanitizer sanitizer;

  /** Nothing is known yet. */
  SanitizedValues(LabelSanitizer sanitizer) {
    this.sanitizer = sanitizer;
  }

  /**
   * The value as every label takes it, without secrets; not remembered if the sanitizer throws.
   *
   * @throws IllegalStateException if the sanitizer gives null
   */
  String of(String metric, String label, String value) {
    if (value.length() > LONGEST) {
      return sanitized(metric, label, value);
    }
    int place = place(metric, label, value);
    @Nullable Known known = places.get(place);
    if (known != null && known.isOf(metric, label, value)) {
      return known.shown;
    }
    String shown = sanitized(metric, label, value);
    places.set(place, new Known(metric, label, value, shown));
    return shown;
  }

  private static int place(String metric, String label, String value) {
    int hash = 31 * (31 * metric.hashCode() + label.hashCode()) + value.hashCode();
    return (hash ^ (hash >>> 16)) & (PLACES - 1);
  }

  private String sanitized(String metric, String label, String value) {
    @Nullable String shown = sanitizer.sanitize(metric, label, LabelText.cut(value, LOOKED_AT));
    if (shown == null) {
      throw new IllegalStateException("The label sanitizer gives null for a value of " + label);
    }
    return LabelText.clean(shown);
  }
}
