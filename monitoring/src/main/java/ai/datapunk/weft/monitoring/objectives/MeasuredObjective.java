package ai.datapunk.weft.monitoring.objectives;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.promql.Matchers;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the calls of some series are to reach.
 *
 * @param kind {@code availability} or {@code latency}
 * @param target the share of calls that are to be good
 * @param labels by which the series are told from others
 * @param calls what counts them
 */
record MeasuredObjective(
    String kind,
    double target,
    Duration window,
    SortedMap<String, String> labels,
    CountedCalls calls) {

  static final String OBJECTIVE = "objective";
  static final String WINDOW = "window";

  /** Makes the labels unmodifiable. */
  MeasuredObjective {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** The labels of what is recorded of it, but for {@code job}. */
  SortedMap<String, String> identity() {
    SortedMap<String, String> all = new TreeMap<>(labels);
    all.put(OBJECTIVE, kind);
    all.put(WINDOW, DurationText.formatDays(window));
    return all;
  }

  /** As a query names something that is recorded of it. */
  String selector(String recorded) {
    return identity().entrySet().stream()
        .map(label -> Matchers.is(label.getKey(), label.getValue()))
        .collect(joining(",", recorded + "{", "}"));
  }

  /** The share of calls that may be bad, in decimals: what is left of 0.999 is a thousandth. */
  BigDecimal allowed() {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(target)).stripTrailingZeros();
  }

  /** Whether an outage spends the budget that fast. */
  boolean reaches(double burnRate) {
    return allowed().multiply(BigDecimal.valueOf(burnRate)).compareTo(BigDecimal.ONE) < 0;
  }
}
