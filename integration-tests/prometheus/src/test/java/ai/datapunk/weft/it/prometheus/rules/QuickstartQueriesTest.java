package ai.datapunk.weft.it.prometheus.rules;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.prometheus.DocsPage;
import ai.datapunk.weft.it.prometheus.RunningQuickstart;
import ai.datapunk.weft.it.support.Programs;
import ai.datapunk.weft.it.support.PrometheusServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * A real Prometheus that scrapes the quickstart through an outage, and an application that serves
 * requests, answers each query that is written for them.
 */
@ResourceLock(RunningQuickstart.MESH)
class QuickstartQueriesTest {

  private static final DocsPage PAGE = DocsPage.of("dashboards.md");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int SCRAPES = 8;
  private static final int ORDERS = 25;

  private static final String CONFIG =
      """
      global:
        scrape_interval: 1s
        evaluation_interval: 1s
      rule_files:
        - '%1$s/evaluated/*.yml'
        - '%1$s/dependencies/rules.yml'
      scrape_configs:
        - job_name: quickstart
          honor_labels: true
          static_configs:
            - targets: [%2$s]
        - job_name: shop
          honor_labels: true
          static_configs:
            - targets: [%3$s]
      """;

  /** Queries whose result may be empty though all that they read is there. */
  private static final String CONDITION = ".*( offset | unless | and | [<>=!]=? ).*";

  private static RulesFolder written;
  private static RunningQuickstart quickstart;
  private static ServingApplication shop;
  private static PrometheusServer server;
  private static PrometheusApi api;

  @BeforeAll
  static void run() throws Exception {
    Path binary = Programs.require("prometheus");
    written = RulesFolder.written("queries");
    written.rulesAs("evaluated", RulesFolder::withoutIntervals);
    quickstart = new RunningQuickstart();
    shop = new ServingApplication();
    server =
        new PrometheusServer(
            binary,
            CONFIG.formatted(
                written.folder(),
                PrometheusServer.authorities(List.of(quickstart.metrics())),
                PrometheusServer.authorities(List.of(shop.metrics()))),
            written.folder());
    api = new PrometheusApi(server.uri());
    // Two scrapes.
    server.onceThere("count(rate(retry_attempts_total[10s]))");
    for (int scrape = 3; scrape < SCRAPES; scrape++) {
      if (scrape == SCRAPES / 2) {
        quickstart.recover();
      }
      quickstart.placeOrders(ORDERS);
      shop.serve(ORDERS);
      server.onceThere("count_over_time(up{job=\"quickstart\"}[1m]) >= " + scrape);
    }
    // What rules record of the orders comes after them.
    server.onceThere("count(error_budget:remaining)");
  }

  @AfterAll
  static void close() {
    if (server != null) {
      server.close();
    }
    if (shop != null) {
      shop.close();
    }
    if (quickstart != null) {
      quickstart.close();
    }
  }

  @Test
  void eachQueryOfRulesAndRunbooksIsAnswered() throws Exception {
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

  /** Of the panels that find nothing, each has a reason. */
  @Test
  void eachQueryOfDashboardsFindsSomething() throws Exception {
    evaluated(api);
    Instant now = Instant.now();
    StringBuilder table =
        new StringBuilder("| dashboard | panel | series | points |\n|---|---|---:|---:|\n");
    Set<String> empty = new TreeSet<>();
    for (DashboardQuery query : DashboardQuery.all(written.folder())) {
      int series;
      int points;
      if (query.isOverTime()) {
        Collection<? extends Map<Long, Double>> found =
            api.range(query.text(), now.minusSeconds(SCRAPES), now, Duration.ofSeconds(1)).values();
        series = found.size();
        points = found.stream().mapToInt(Map::size).sum();
      } else {
        series = api.query(query.text()).get("result").size();
        points = series;
      }
      if (points == 0) {
        empty.add(query.name());
      }
      table.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  query.dashboard().replace("Weft: ", ""),
                  query.panel(),
                  series,
                  points == 0 ? MayBeEmpty.reason(query.name()) : points));
    }
    assertThat(MayBeEmpty.names()).containsAll(empty);
    if (System.getProperty("weft.dashboards.update") != null) {
      PAGE.says("panels", table.toString());
    }
  }

  @Test
  void variablesHaveValues() throws Exception {
    evaluated(api);
    for (DashboardQuery variable : DashboardQuery.variables(written.folder())) {
      assertThat(api.query(variable.text()).get("result"))
          .as(variable.toString())
          .anyMatch(found -> !found.get("metric").isEmpty());
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
