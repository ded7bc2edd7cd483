package ai.datapunk.weft.monitoring.aggregation;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import java.util.List;
import java.util.Set;

/**
 * A metric as each process shows it.
 *
 * @param labels its own, without those that Prometheus gives to targets
 * @param isOfCalled whether it had a label {@code instance}, which says who was called
 * @param apart labels of all targets that tell environments apart
 */
record Measured(
    String name,
    Instrument instrument,
    HistogramType histogram,
    List<String> labels,
    boolean isOfCalled,
    List<String> apart) {

  private static final String INSTANCE = "instance";
  private static final String TOTAL = "_total";

  /**
   * What Prometheus gives to targets. All sums are by {@code job}, be it the target's or a metric's
   * own: a level of it besides would be a second rule of one name.
   */
  private static final Set<String> OF_TARGETS = Set.of("job", INSTANCE);

  /** Makes the lists unmodifiable. */
  Measured {
    labels = List.copyOf(labels);
    apart = List.copyOf(apart);
  }

  /** One of Weft's families. */
  static Measured of(Family family, List<String> apart) {
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
        ownOf(family.labels()),
        isOfCalled,
        apart);
  }

  /** A metric of a user's own. */
  static Measured own(
      String name,
      Instrument instrument,
      HistogramType histogram,
      List<String> labels,
      List<String> apart) {
    return new Measured(name, instrument, histogram, ownOf(labels), false, apart);
  }

  private static List<String> ownOf(List<String> labels) {
    return labels.stream().filter(label -> !OF_TARGETS.contains(label)).toList();
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
