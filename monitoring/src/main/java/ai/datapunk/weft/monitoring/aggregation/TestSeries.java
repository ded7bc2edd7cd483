package ai.datapunk.weft.monitoring.aggregation;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.Instrument;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A series of one of three processes in a test. Counters rise evenly, and that of the third process
 * begins again within the time that rates look at: the sum of rates does not notice, where a rate
 * of the sum would.
 *
 * @param name with the part of a histogram
 * @param labels those that Prometheus stores
 * @param own those that rules may keep: the metric's own, and who is called
 * @param values in promtool's notation
 * @param rate what it rises by in a second
 * @param last what it is in the end
 */
record TestSeries(
    String name,
    SortedMap<String, String> labels,
    SortedMap<String, String> own,
    String values,
    double rate,
    double last) {

  /** The interval of samples, in seconds. */
  static final int STEP = 15;

  /** How many intervals there are. */
  static final int STEPS = 40;

  private static final int RESTART = 30;
  private static final int PROCESSES = 3;
  private static final String SECOND = "second";

  /** All series of a metric: two label sets, where it has labels for that, of each process. */
  static List<TestSeries> of(Measured metric) {
    List<TestSeries> all = new ArrayList<>();
    int sets = metric.isOfCalled() || !Level.of(metric).equals(Level.whole(metric)) ? 2 : 1;
    for (int set = 0; set < sets; set++) {
      for (int process = 1; process <= PROCESSES; process++) {
        all.addAll(of(metric, set, process));
      }
    }
    return all;
  }

  private static List<TestSeries> of(Measured metric, int set, int process) {
    SortedMap<String, String> own = new TreeMap<>();
    for (String label : metric.labels()) {
      own.put(label, value(metric, label, set));
    }
    if (metric.isOfCalled()) {
      own.put(Level.CALLED, "stock-" + set + ":80");
    }
    int rate = process + PROCESSES * set;
    if (metric.instrument() == Instrument.HISTOGRAM) {
      return distributed(metric, own, process, rate);
    }
    if (metric.instrument() == Instrument.COUNTER) {
      return List.of(counter(metric, "", own, process, rate));
    }
    int value =
        metric.name().equals(Family.CIRCUIT_BREAKER_STATE.metricName())
            // One circuit is open, and two are closed.
            ? (process == 1 ? 0 : 2)
            : rate;
    return List.of(
        new TestSeries(
            metric.name(), stored(metric, own, process), own, value + "x" + STEPS, 0, value));
  }

  private static List<TestSeries> distributed(
      Measured metric, SortedMap<String, String> own, int process, int rate) {
    List<TestSeries> parts = new ArrayList<>();
    parts.add(counter(metric, "_sum", own, process, 2 * rate));
    parts.add(counter(metric, "_count", own, process, 4 * rate));
    if (metric.histogram().isClassic()) {
      parts.add(bucket(metric, own, "0.5", process, 2 * rate));
      parts.add(bucket(metric, own, "1", process, 4 * rate));
      parts.add(bucket(metric, own, "+Inf", process, 4 * rate));
    }
    return parts;
  }

  private static TestSeries bucket(
      Measured metric, SortedMap<String, String> own, String bound, int process, int rate) {
    SortedMap<String, String> labels = new TreeMap<>(own);
    labels.put("le", bound);
    return counter(metric, "_bucket", labels, process, rate);
  }

  private static TestSeries counter(
      Measured metric, String part, SortedMap<String, String> own, int process, int rate) {
    int step = rate * STEP;
    boolean begins = process == PROCESSES;
    String values =
        begins
            ? "0+%dx%d %d+%dx%d".formatted(step, RESTART - 1, step, step, STEPS - RESTART)
            : "0+%dx%d".formatted(step, STEPS);
    int counted = begins ? STEPS - RESTART + 1 : STEPS;
    return new TestSeries(
        metric.name() + part,
        stored(metric, own, process),
        own,
        values,
        rate,
        (double) step * counted);
  }

  private static SortedMap<String, String> stored(
      Measured metric, SortedMap<String, String> own, int process) {
    String scraped = "10.0.0." + process + ":9464";
    SortedMap<String, String> labels = new TreeMap<>(own);
    String called = metric.isOfCalled() ? labels.remove(Level.CALLED) : null;
    labels.put("job", "shop");
    labels.put("instance", scraped);
    if (called != null) {
      // As it is with honor_labels, and for the third process as it is without.
      boolean isHonored = process < PROCESSES;
      labels.put(isHonored ? "instance" : "exported_instance", called);
      if (isHonored) {
        labels.put("process", scraped);
      }
    }
    return labels;
  }

  private static String value(Measured metric, String label, int set) {
    boolean isFirst = set == 0;
    return switch (label) {
      case "service" -> "stock";
      case "status" ->
          metric.name().startsWith("http_")
              ? (isFirst ? "200" : "503")
              : (isFirst ? "success" : "failure");
      case "retried" -> String.valueOf(!isFirst);
      default -> isFirst ? "first" : SECOND;
    };
  }
}
