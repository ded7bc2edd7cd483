package ai.datapunk.weft.processor.read;

import ai.datapunk.weft.contract.MetricType;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the annotation of a metric set's method says.
 *
 * @param by what each call adds where no parameter says it; of those that add only
 * @param stateLabel the label that has the state's name; empty of all but state sets
 */
public record Recording(Kind kind, NamedMetric metric, long by, String stateLabel) {

  /** The annotations, and the types of their metrics. */
  public enum Kind {
    /** Adds to a counter. */
    COUNTED("Counted", MetricType.COUNTER),
    /** Adds to a gauge that counts up and down. */
    UP_DOWN("UpDown", MetricType.GAUGE),
    /** Sets a gauge. */
    GAUGED("Gauged", MetricType.GAUGE),
    /** Observes in a histogram. */
    OBSERVED("Observed", MetricType.HISTOGRAM),
    /** Sets a state. */
    STATES("States", MetricType.GAUGE),
    /** Shows an info. */
    INFO("Info", MetricType.INFO);

    private final String annotation;
    private final MetricType type;

    Kind(String annotation, MetricType type) {
      this.annotation = annotation;
      this.type = type;
    }

    /** The annotation's simple name. */
    public String annotation() {
      return annotation;
    }

    /** What Prometheus takes the metric for. */
    public MetricType type() {
      return type;
    }

    /** Whether it adds an amount, which is 1 unless something is said. */
    public boolean adds() {
      return this == COUNTED || this == UP_DOWN;
    }

    /** All annotations, as one says them. */
    public static List<String> annotations() {
      return Stream.of(values()).map(kind -> "@" + kind.annotation).toList();
    }
  }

  /** Where the annotation stands. */
  public Location at() {
    return metric.at();
  }
}
