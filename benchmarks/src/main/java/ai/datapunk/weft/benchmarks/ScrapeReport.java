package ai.datapunk.weft.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
 * Runs {@link ScrapeCost}, measures {@link ResidentBytes}, and writes both into the page that is
 * its argument: into the section of the JDK that it runs on.
 */
public final class ScrapeReport {

  private static final int[] SIZES = {10_000, 100_000};

  private ScrapeReport() {}

  /**
   * Measures for about a minute, with JMH's own progress on standard output.
   *
   * @param arguments the page to write into
   */
  public static void main(String[] arguments)
      throws IOException, RunnerException, InterruptedException {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("Give the page to write into, docs/scraping.md");
    }
    Map<String, double[]> measured = measure();
    List<String> lines = new ArrayList<>();
    lines.add("| | series | Weft | client | Weft / client |");
    lines.add("|---|---:|---:|---:|---:|");
    for (int series : SIZES) {
      for (String method : new String[] {"scrape", "write"}) {
        double[] weft = of(measured, method, KeptSeries.WEFT, series);
        double[] client = of(measured, method, KeptSeries.CLIENT, series);
        lines.add(row("`" + method + "`, µs", series, weft[0], client[0]));
        lines.add(row("`" + method + "`, kB allocated", series, weft[1] / 1e3, client[1] / 1e3));
      }
      lines.add(
          row(
              "resident, B per series",
              series,
              ResidentBytes.perSeries(KeptSeries.WEFT, series),
              ResidentBytes.perSeries(KeptSeries.CLIENT, series)));
    }
    String report = String.join("\n", lines);
    GeneratedSection.replace(
        Path.of(arguments[0]), "scrape, JDK " + Runtime.version().feature(), report);
    System.out.println(report);
  }

  private static double[] of(
      Map<String, double[]> measured, String method, KeptSeries kept, int series) {
    double[] values = measured.get(key(method, kept.name(), Integer.toString(series)));
    if (values == null) {
      throw new IllegalArgumentException("JMH did not measure " + method + " of " + kept);
    }
    return values;
  }

  private static String row(String what, int series, double weft, double client) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,.0f | %,.0f | %.2f |",
        what,
        series,
        weft,
        client,
        weft / client);
  }

  private static String key(String method, String kept, String series) {
    return method + " " + kept + " " + series;
  }

  /** Microseconds and bytes: the best iteration, as others use the machine too. */
  private static Map<String, double[]> measure() throws IOException, RunnerException {
    Path json = Files.createTempFile("scrape-cost", ".json");
    new Runner(
            new OptionsBuilder()
                .include(ScrapeCost.class.getName() + "\\.")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.milliseconds(700))
                .measurementIterations(5)
                .measurementTime(TimeValue.milliseconds(400))
                .addProfiler(GCProfiler.class)
                .jvmArgs("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
                .resultFormat(ResultFormatType.JSON)
                .result(json.toString())
                .shouldFailOnError(true)
                .build())
        .run();
    Map<String, double[]> measured = new HashMap<>();
    for (JsonNode each : new ObjectMapper().readTree(json.toFile())) {
      String benchmark = each.get("benchmark").asText();
      double best = Double.POSITIVE_INFINITY;
      for (JsonNode iteration : each.at("/primaryMetric/rawData/0")) {
        best = Math.min(best, iteration.asDouble());
      }
      measured.put(
          key(
              benchmark.substring(benchmark.lastIndexOf('.') + 1),
              each.at("/params/kept").asText(),
              each.at("/params/series").asText()),
          new double[] {best, each.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble()});
    }
    return measured;
  }
}
