package ai.datapunk.weft.monitoring.aggregation;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The test of the share of calls that a circuit refuses, where only one of its two counters is
 * there, or rises: all calls are refused, or none, or nobody calls.
 */
final class RefusedCalls {

  private static final String RISES = "0+" + TestSeries.STEP + "x" + TestSeries.STEPS;
  private static final String STANDS = "7x" + TestSeries.STEPS;

  private RefusedCalls() {}

  static YamlMap test() {
    return AggregationTestFile.test(
        "circuits that refuse all calls or none, and one that nobody asks",
        List.of(
            refused("shut", RISES),
            passed("shut", STANDS),
            refused("only_refused", RISES),
            passed("calm", RISES),
            refused("quiet", STANDS),
            passed("quiet", STANDS)),
        List.of(
            AggregationTestFile.moment(
                Ratio.REJECTIONS.ruleName(),
                List.of(share("calm", 0), share("only_refused", 1), share("shut", 1)))));
  }

  private static YamlMap refused(String service, String values) {
    return series(Family.CIRCUIT_BREAKER_REJECTIONS, Map.of("service", service), values);
  }

  private static YamlMap passed(String service, String values) {
    return series(
        Family.CIRCUIT_BREAKER_REQUESTS, Map.of("service", service, "status", "success"), values);
  }

  private static YamlMap series(Family family, Map<String, String> labels, String values) {
    Map<String, String> all = new TreeMap<>(labels);
    all.put("job", "shop");
    return AggregationTestFile.input(family.metricName(), all, values);
  }

  private static YamlMap share(String service, double value) {
    return AggregationTestFile.sample(
        Ratio.REJECTIONS.ruleName(), Map.of("service", service), value);
  }
}
