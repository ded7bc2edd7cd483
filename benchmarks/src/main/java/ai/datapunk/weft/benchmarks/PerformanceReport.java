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
 * Runs {@link CallCost} and {@link GuardedCallCost}, {@link BudgetCost}, or {@link OwnMetricCost},
 * with one and with two threads, and writes what it measured into a page: into the section of the
 * JDK that it runs on.
 */
public final class PerformanceReport {

  private static final int FORKS = 3;

  /** What differs by two in a hundred at most is lost in what differs from JVM to JVM otherwise. */
  private static final int MANY_FORKS = 9;

  /**
   * A section of the page.
   *
   * @param name what stands before the JDK in the section's name
   * @param benchmarks those that it shows, as JMH is told
   * @param forks how often each is measured, in a JVM of its own
   */
  private record Section(String name, String benchmarks, int forks, List<Bar> bars) {}

  private static final Map<String, Section> SECTIONS =
      Map.of(
          "calls", new Section("", "\\.CallCost\\.|\\.GuardedCallCost\\.", FORKS, Bar.CALLS),
          "budgets", new Section("budgets, ", "\\.BudgetCost\\.", MANY_FORKS, Bar.BUDGETS),
          "own-metrics",
              new Section("own metrics, ", "\\.OwnMetricCost\\.", FORKS, Bar.OWN_METRICS));

  private PerformanceReport() {}

  /**
   * Measures for about nine minutes, two, or four, with JMH's own progress on standard output.
   *
   * @param arguments the page to write into, and which section
   */
  public static void main(String[] arguments) throws IOException, RunnerException {
    Section section = arguments.length == 2 ? SECTIONS.get(arguments[1]) : null;
    if (section == null) {
      throw new IllegalArgumentException(
          "Give the page of docs to write into, and one of " + SECTIONS.keySet());
    }
    Path page = Path.of(arguments[0]);
    String name = section.name + "JDK " + Runtime.version().feature();
    GeneratedSection.require(page, name);
    Map<String, Measurement> oneThread = Measurement.read(measure(section, 1));
    Map<String, Measurement> twoThreads = Measurement.read(measure(section, 2));
    String report = text(section, oneThread, twoThreads);
    GeneratedSection.replace(page, name, report);
    System.out.println(report);
  }

  private static Path measure(Section section, int threads) throws IOException, RunnerException {
    Path json = Files.createTempFile("call-cost-" + threads, ".json");
    new Runner(
            new OptionsBuilder()
                .include(section.benchmarks)
                .threads(threads)
                .forks(section.forks)
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

  private static String text(
      Section section, Map<String, Measurement> one, Map<String, Measurement> two)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(Machine.description() + "; medians of %d forks.".formatted(section.forks));
    lines.add("");
    lines.add("| call | 1 thread, ns | 2 threads, ns | B per call |");
    lines.add("|---|---:|---:|---:|");
    one.forEach(
        (method, measured) -> lines.add(row(method, measured, Measurement.of(method, two))));
    lines.add("");
    lines.add("| ratio | 1 thread | bar | 2 threads | bar | |");
    lines.add("|---|---:|---:|---:|---:|---|");
    section.bars.forEach(bar -> lines.add(row(bar, bar.ratio(one), bar.ratio(two))));
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
