package ai.datapunk.weft.it.prometheus.rules;

import ai.datapunk.weft.it.prometheus.SimulatedProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a scrape of a process has every 15 s: what Weft records of its calls, and, beside that, what
 * it serves and what it needs.
 */
final class RecordedProcess {

  static final int INTERVAL = 15;

  private static final double[] BOUNDS = {0.1, 0.5, 1, 5};

  /** Of a hundred requests, how many take no longer than each bound. */
  private static final int[] CALM = {80, 95, 99, 100};

  private static final int[] BROKEN = {20, 40, 60, 100};

  private final SimulatedProcess process;
  private final int seed;
  private final double[] buckets = new double[BOUNDS.length];
  private double good;
  private double bad;
  private double open;
  private double closed;
  private double processor;
  private boolean broken;

  RecordedProcess(int seed) {
    this.seed = seed;
    process = new SimulatedProcess(seed);
    // So that each series of an incident is there before it.
    process.breakDown();
    process.goOn();
    recover();
  }

  /** From now on the service that it calls is away, and what it is asked for fails. */
  void breakDown() {
    process.breakDown();
    process.knows(0);
    broken = true;
  }

  final void recover() {
    process.recover();
    process.knows(3);
    broken = false;
  }

  /** The samples after another 15 s, without labels of the target, and without a time. */
  List<String> goOn() throws IOException {
    process.goOn();
    List<String> samples = goOnServing();
    SimulatedProcess.samples(process.page()).forEach(sample -> samples.add(asQuickstart(sample)));
    return samples;
  }

  /** The same without what Weft records of its calls, which then have not happened. */
  List<String> goOnServing() {
    int requests = (broken ? 300 : 100) + seed;
    int failed = broken ? requests / 4 : 1;
    bad += failed;
    good += requests - failed;
    for (int i = 0; i < BOUNDS.length; i++) {
      buckets[i] += requests * (broken ? BROKEN : CALM)[i] / 100.0;
    }
    open += broken ? INTERVAL : 0;
    closed += broken ? 0 : INTERVAL;
    processor += broken ? 14.25 : 1.5;
    List<String> samples = new ArrayList<>();
    samples.add("up 1");
    addServed(samples);
    samples.add(
        "circuit_breaker_state_seconds_total{service=\"inventory\",state=\"open\"} " + open);
    samples.add(
        "circuit_breaker_state_seconds_total{service=\"inventory\",state=\"closed\"} " + closed);
    samples.add("process_cpu_seconds_total{service=\"shop\"} " + processor);
    samples.add(
        "process_memory_bytes{service=\"shop\",type=\"resident\"} " + (broken ? 1.2e9 : 4e8));
    samples.add("process_open_fds{service=\"shop\"} " + (120 + seed));
    return samples;
  }

  /** With the names that the quickstart's catalog has, as rules ask for these. */
  private static String asQuickstart(String sample) {
    return sample
        .replace("service=\"stock\"", "service=\"inventory\"")
        .replace("operation=\"fetch\"", "operation=\"stock\"");
  }

  private void addServed(List<String> samples) {
    String path = "service=\"shop\",method=\"GET\",path=\"/orders\"";
    samples.add("http_requests_total{" + path + ",status=\"200\"} " + good);
    samples.add("http_requests_total{" + path + ",status=\"503\"} " + bad);
    for (int i = 0; i < BOUNDS.length; i++) {
      samples.add(bucket(path, Double.toString(BOUNDS[i]), buckets[i]));
    }
    samples.add(bucket(path, "+Inf", buckets[BOUNDS.length - 1]));
  }

  private static String bucket(String path, String bound, double value) {
    return String.format(
        Locale.ROOT, "http_request_duration_seconds_bucket{%s,le=\"%s\"} %s", path, bound, value);
  }

  /**
   * A sample as Prometheus stores it: with the labels of the target, of which the sample's own
   * {@code instance} is not overwritten.
   */
  static String stored(String sample, String target) {
    int brace = sample.indexOf('{');
    int space = sample.indexOf(' ');
    if (brace < 0) {
      return sample.substring(0, space)
          + "{"
          + labels(target)
          + ",instance=\""
          + target
          + "\"}"
          + sample.substring(space);
    }
    boolean ownInstance =
        sample.startsWith("instance=\"", brace + 1) || sample.contains(",instance=\"");
    return sample.substring(0, brace + 1)
        + labels(target)
        + (ownInstance ? "," : ",instance=\"" + target + "\",")
        + sample.substring(brace + 1);
  }

  private static String labels(String target) {
    return "job=\"shop\",process=\"" + target + "\"";
  }
}
