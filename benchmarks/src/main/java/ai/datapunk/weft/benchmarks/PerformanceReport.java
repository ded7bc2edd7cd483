package ai.datapunk.weft.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs {@link CallCost} and {@link GuardedCallCost} with one and with two threads, and writes what
 * it measured into the page that is its argument: into the section of the JDK that it runs on.
 */
public final class PerformanceReport {

  private static final int FORKS = 3;

  private PerformanceReport() {}

  /**
   * Measures for about nine minutes, with JMH's own progress on standard output.
   *
   * @param arguments the page to write into
   */
  public static void main(String[] arguments) throws IOException, RunnerException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("Give the page to write into, docs/performance.md");
    }
    Map<String, Measurement> oneThread = Measurement.read(measure(1));
    Map<String, Measurement> twoThreads = Measurement.read(measure(2));
    String jdk = "JDK " + Runtime.version().feature();
    String report = section(oneThread, twoThreads);
    GeneratedSection.replace(Path.of(arguments[0]), jdk, report);
    System.out.println(report);
  }

  private static Path measure(int threads) throws IOException, RunnerException {
    Path json = Files.createTempFile("call-cost-" + threads, ".json");
    new Runner(
            new OptionsBuilder()
                .include("\\.CallCost\\.|\\.GuardedCallCost\\.")
                .threads(threads)
                .forks(FORKS)
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(300))
                .measurementIterations(7)
                .measurementTime(TimeValue.milliseconds(200))
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString())
                .shouldFailOnError(true)
                .build())
        .run();
    return json;
  }

  static String section(Map<String, Measurement> one, Map<String, Measurement> two)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(Machine.description() + "; medians of %d forks.".formatted(FORKS));
    lines.add("");
    lines.add("| call | 1 thread, ns | 2 threads, ns | B per call |");
    lines.add("|---|---:|---:|---:|");
    one.forEach(
        (method, measured) -> lines.add(row(method, measured, Measurement.of(method, two))));
    lines.add("");
    lines.add("| ratio | 1 thread | bar | 2 threads | bar | |");
    lines.add("|---|---:|---:|---:|---:|---|");
    Bar.ALL.forEach(bar -> lines.add(row(bar, bar.ratio(one), bar.ratio(two))));
    return String.join("\n", lines);
  }

  private static String row(String method, Measurement one, Measurement two) {
    return format(
        "| `%s` | %.1f | %.1f | %.0f |",
        method, one.nanos(), two.nanos(), Math.max(one.bytes(), two.bytes()));
  }

  private static String row(Bar bar, double one, double two) {
    boolean met = one <= bar.oneThread() && two <= bar.twoThreads();
    return format(
        "| `%s` / `%s`%s | %.2f | %.2f | %.2f | %.2f | %s |",
        bar.method(),
        bar.peer(),
        bar.overFloor() ? ", over `" + Bar.FLOOR + "`" : "",
        one,
        bar.oneThread(),
        two,
        bar.twoThreads(),
        met ? "met" : "**missed**");
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
