package ai.datapunk.weft.contract;

/**
 * What records in a metric. Several are of one type to Prometheus, but cannot share a metric:
 * setting a gauge would undo what was counted up and down.
 */
public enum Instrument {
  /** Adds. */
  COUNTER(MetricType.COUNTER, "counter"),
  /** Sets a value. */
  GAUGE(MetricType.GAUGE, "gauge"),
  /** Adds and takes away. */
  UP_DOWN_COUNTER(MetricType.GAUGE, "upDownCounter"),
  /** Sets which one of its states there is. */
  STATE_SET(MetricType.GAUGE, "stateSet"),
  /** Observes. */
  HISTOGRAM(MetricType.HISTOGRAM, "histogram"),
  /** Shows what it says in its labels. */
  INFO(MetricType.INFO, "info");

  private final MetricType type;
  private final String label;

  Instrument(MetricType type, String label) {
    this.type = type;
    this.label = label;
  }

  /** What Prometheus takes the metric for. */
  public MetricType type() {
    return type;
  }

  /** As the catalog names it. */
  public String label() {
    return label;
  }

  /** Whether its type says it already. */
  public boolean isNamedByType() {
    return label.equals(type.label());
  }
}
