package ai.datapunk.weft.contract;

import java.util.Locale;

/** The types of a metric, as Prometheus names them. */
public enum MetricType {
  /** Only goes up. */
  COUNTER,
  /** Goes up and down. */
  GAUGE,
  /** A distribution in buckets. */
  HISTOGRAM,
  /** Says something in its labels; its value is always 1. */
  INFO;

  /** As it stands behind {@code # TYPE}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
