package ai.datapunk.weft.monitoring.rules;

import java.util.Locale;

/** How bad it is. */
public enum Severity {
  /** Users notice; somebody has to look at once. */
  CRITICAL,
  /** Somebody has to look soon. */
  WARNING;

  /** As the label {@code severity} has it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
