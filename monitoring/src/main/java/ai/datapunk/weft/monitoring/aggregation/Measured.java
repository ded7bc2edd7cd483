package ai.datapunk.weft.monitoring.aggregation;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import java.util.List;

/**
 * A metric as each process shows it.
 *
 * @param labels its own, without {@code instance}
 * @param isOfCalled whether it had a label {@code instance}, which says who was called
 */
record Measured(
    String name,
    Instrument instrument,
    HistogramType histogram,
    List<String> labels,
    boolean isOfCalled) {

  private static final String INSTANCE = "instance";
  private static final String TOTAL = "_total";

  /** Makes the list unmodifiable. */
  Measured {
    labels = List.copyOf(labels);
  }

  /** One of Weft's families. */
  static Measured of(Family family) {
    Instrument instrument =
        switch (family.type()) {
          case COUNTER -> Instrument.COUNTER;
          case HISTOGRAM -> Instrument.HISTOGRAM;
          case GAUGE -> Instrument.GAUGE;
          case INFO -> Instrument.INFO;
        };
    // An application that says whether it is up has the name of its own instance there.
    boolean isOfCalled = family.labels().contains(INSTANCE) && family != Family.SERVICE_UP;
    return new Measured(
        family.metricName(),
        instrument,
        HistogramType.DEFAULT,
        withoutInstance(family.labels()),
        isOfCalled);
  }

  /** A metric of a user's own. */
  static Measured own(
      String name, Instrument instrument, HistogramType histogram, List<String> labels) {
    return new Measured(name, instrument, histogram, withoutInstance(labels), false);
  }

  private static List<String> withoutInstance(List<String> labels) {
    return labels.stream().filter(label -> !label.equals(INSTANCE)).toList();
  }

  /** The name of what is made of its rate. */
  String baseName() {
    return name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
  }

  /** Whether it is of services. */
  boolean isOfService() {
    return labels.contains("service");
  }
}
