package ai.datapunk.weft.it.prometheus.rules;

import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What so many processes cost a real Prometheus.
 *
 * @param stored their samples on its disk
 * @param rules what evaluating each rule takes, by its name
 */
record FleetFigures(Blocks stored, Map<String, Cost> rules) {

  private static final String CONFIG = "rule_files: ['%s/rules/*.yml']\n";

  /**
   * Of one evaluation of one rule.
   *
   * @param samples how many are read
   * @param seconds in the fastest of some evaluations
   */
  record Cost(long samples, double seconds) {

    Cost plus(Cost other) {
      return new Cost(samples + other.samples, seconds + other.seconds);
    }
  }

  static FleetFigures measured(int processes, int times) throws Exception {
    RulesFolder written = RulesFolder.written("fleet");
    Path samples = written.folder().resolve("samples.txt");
    Path data = written.folder().resolve("data");
    Fleet.write(processes, samples);
    Blocks.make(samples, data);
    Files.delete(samples);
    Blocks stored = Blocks.in(data);
    try (PrometheusServer server =
        new PrometheusServer(
            Programs.require("prometheus"),
            CONFIG.formatted(written.folder()),
            written.folder(),
            "--storage.tsdb.retention.time=100y")) {
      server.awaitReady();
      PrometheusApi api = new PrometheusApi(server.uri());
      Map<String, Cost> rules = new TreeMap<>();
      for (EvaluatedRule rule : api.rules()) {
        rules.merge(
            rule.group() + ": " + rule.name(), measured(api, rule.query(), times), Cost::plus);
      }
      return new FleetFigures(stored, rules);
    }
  }

  private static Cost measured(PrometheusApi api, String query, int times) throws Exception {
    long samples = 0;
    double fastest = Double.MAX_VALUE;
    for (int time = 0; time < times; time++) {
      JsonNode stats = api.measured(query, Fleet.end()).get("stats");
      samples = stats.at("/samples/totalQueryableSamples").asLong();
      fastest = Math.min(fastest, stats.at("/timings/evalTotalTime").asDouble());
    }
    return new Cost(samples, fastest);
  }

  Cost all() {
    return rules.values().stream().reduce(new Cost(0, 0), Cost::plus);
  }

  /** Of the index, for each series. */
  double indexBytes() {
    return stored.indexBytes() / (double) stored.series();
  }
}
