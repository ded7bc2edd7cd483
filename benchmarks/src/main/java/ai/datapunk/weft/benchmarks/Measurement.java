package ai.datapunk.weft.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What JMH measured of one benchmark method.
 *
 * @param nanos the median over the forks of each fork's median iteration, per call
 * @param bytes allocated per call, as {@code -prof gc} says
 */
record Measurement(double nanos, double bytes) {

  /** The measurements in a JSON file of JMH's, by the method's simple name. */
  static Map<String, Measurement> read(Path json) throws IOException {
    Map<String, Measurement> measurements = new LinkedHashMap<>();
    for (JsonNode each : new ObjectMapper().readTree(json.toFile())) {
      String method = each.get("benchmark").asText();
      List<Double> forks = new ArrayList<>();
      for (JsonNode fork : each.at("/primaryMetric/rawData")) {
        List<Double> iterations = new ArrayList<>();
        fork.forEach(iteration -> iterations.add(iteration.asDouble()));
        forks.add(median(iterations));
      }
      double bytes = each.at("/secondaryMetrics/gc.alloc.rate.norm/score").asDouble();
      measurements.put(
          method.substring(method.lastIndexOf('.') + 1), new Measurement(median(forks), bytes));
    }
    return measurements;
  }

  /**
   * The measurement of a method.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Measurement of(String method, Map<String, Measurement> measurements) {
    Measurement measurement = measurements.get(method);
    if (measurement == null) {
      throw new IllegalArgumentException("JMH did not measure " + method);
    }
    return measurement;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
