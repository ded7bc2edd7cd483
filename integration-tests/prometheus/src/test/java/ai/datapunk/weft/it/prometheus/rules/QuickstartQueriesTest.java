package ai.datapunk.weft.it.prometheus.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.prometheus.RunningQuickstart;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real Prometheus that scrapes the quickstart answers each query that is written for it. */
class QuickstartQueriesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String CONFIG =
      """
      global:
        scrape_interval: 1s
        evaluation_interval: 1s
      rule_files:
        - '%s/evaluated/*.yml'
      scrape_configs:
        - job_name: quickstart
          honor_labels: true
          static_configs:
            - targets: [%s]
      """;

  /** Queries whose result may be empty though all that they read is there. */
  private static final String CONDITION = ".*( offset | unless | and | [<>=!]=? ).*";

  @Test
  void eachQueryOfRulesAndRunbooksIsAnswered() throws Exception {
    Path binary = Programs.require("prometheus");
    RulesFolder written = RulesFolder.written("queries");
    written.rulesAs("evaluated", RulesFolder::withoutIntervals);
    try (RunningQuickstart quickstart = new RunningQuickstart();
        PrometheusServer server =
            new PrometheusServer(
                binary,
                CONFIG.formatted(
                    written.folder(), PrometheusServer.authorities(List.of(quickstart.metrics()))),
                written.folder())) {
      // Two scrapes.
      server.onceThere("count(rate(retry_attempts_total[10s]))");
      PrometheusApi api = new PrometheusApi(server.uri());
      List<EvaluatedRule> rules = evaluated(api);
      assertThat(rules).isNotEmpty().allMatch(rule -> rule.health().equals("ok"));
      List<String> queries = new ArrayList<>(written.queriesOfPages());
      rules.forEach(rule -> queries.add(rule.query()));
      for (String query : queries) {
        assertThat(api.query(query).get("result")).as(query).isNotNull();
      }
      rules.forEach(rule -> queries.add(rule.value()));
      assertThat(answeredWithSomething(api, queries)).hasSizeGreaterThan(15);
    }
  }

  /** Of each group once at least. */
  private static List<EvaluatedRule> evaluated(PrometheusApi api) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<EvaluatedRule> rules = api.rules();
    while (rules.stream().anyMatch(rule -> rule.health().equals("unknown"))
        && System.nanoTime() < deadline) {
      Thread.sleep(100);
      rules = api.rules();
    }
    return rules;
  }

  /** Those that find something because what they read is there, which they have to. */
  private static List<String> answeredWithSomething(PrometheusApi api, List<String> queries)
      throws Exception {
    List<String> answered = new ArrayList<>();
    for (String query : queries) {
      String line = query.replace('\n', ' ');
      if (!line.matches(CONDITION) && isThere(api, Selectors.of(line))) {
        assertThat(api.query(query).get("result")).as(query).isNotEmpty();
        answered.add(query);
      }
    }
    return answered;
  }

  private static boolean isThere(PrometheusApi api, List<String> selectors) throws Exception {
    for (String selector : selectors) {
      if (api.query(selector).get("result").isEmpty()) {
        return false;
      }
    }
    return !selectors.isEmpty();
  }
}
