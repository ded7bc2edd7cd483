package ai.datapunk.weft.processor.read;

import ai.datapunk.weft.contract.Instrument;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the annotation of a metric set's method says.
 *
 * @param by what each call adds where no parameter says it; of those that add only
 * @param stateLabel the label that has the state's name; empty of all but state sets
 */
public record Recording(Kind kind, NamedMetric metric, long by, String stateLabel) {

  /** The annotations, and what they stand for. */
  public enum Kind {
    /** Adds to a counter. */
    COUNTED("Counted", Instrument.COUNTER),
    /** Adds to a gauge that counts up and down. */
    UP_DOWN("UpDown", Instrument.UP_DOWN_COUNTER),
    /** Sets a gauge. */
    GAUGED("Gauged", Instrument.GAUGE),
    /** Observes in a histogram. */
    OBSERVED("Observed", Instrument.HISTOGRAM),
    /** Sets a state. */
    STATES("States", Instrument.STATE_SET),
    /** Shows an info. */
    INFO("Info", Instrument.INFO);

    private final String annotation;
    private final Instrument instrument;

    Kind(String annotation, Instrument instrument) {
      this.annotation = annotation;
      this.instrument = instrument;
    }

    /** The annotation's simple name. */
    public String annotation() {
      return annotation;
    }

    /** What records. */
    public Instrument instrument() {
      return instrument;
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
