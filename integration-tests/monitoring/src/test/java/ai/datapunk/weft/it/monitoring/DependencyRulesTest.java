package ai.datapunk.weft.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.support.Promtool;
import ai.datapunk.weft.monitoring.Monitoring;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** Prometheus' own tool takes what is recorded of who calls whom, and finds what it is to be. */
class DependencyRulesTest {

  private static final Pattern FAILED = Pattern.compile("expr: \"([^\"]+)\", time");

  /**
   * The stock of an inventory is timed, and its list retried: what guards and balances these calls
   * counts attempts. Taxes are counted by hand, which has no series of failures yet. Prices are
   * guarded, and not called; mail is balanced, and in no catalog. What the shop counts as its own
   * is no call of others.
   */
  private static final String SCENARIO =
      """
      rule_files: [rules.yml]
      evaluation_interval: 1m
      tests:
        - interval: 1m
          input_series:
            - {series: 'up{job="shop",instance="a"}', values: '1x20'}
            - {series: 'mesh_service_calls_total{job="shop",instance="a",service="inventory",operation="stock",status="success"}', values: '0+54x20'}
            - {series: 'mesh_service_calls_total{job="shop",instance="a",service="inventory",operation="stock",status="failure"}', values: '0+6x20'}
            - {series: 'mesh_call_duration_seconds_bucket{job="shop",instance="a",service="inventory",operation="stock",le="0.5"}', values: '0+30x20'}
            - {series: 'mesh_call_duration_seconds_bucket{job="shop",instance="a",service="inventory",operation="stock",le="1.0"}', values: '0+60x20'}
            - {series: 'mesh_call_duration_seconds_bucket{job="shop",instance="a",service="inventory",operation="stock",le="+Inf"}', values: '0+60x20'}
            - {series: 'retry_calls_total{job="shop",instance="a",service="inventory",operation="stock",retried="true",result="value_returned"}', values: '0+999x20'}
            - {series: 'retry_calls_total{job="shop",instance="b",service="inventory",operation="list",retried="true",result="max_attempts_reached"}', values: '0+60x20'}
            - {series: 'retry_attempts_total{job="shop",instance="b",service="inventory",operation="list",attempt="1"}', values: '0+60x20'}
            - {series: 'retry_attempts_total{job="shop",instance="b",service="inventory",operation="list",attempt="2"}', values: '0+30x20'}
            - {series: 'mesh_service_calls_total{job="shop",instance="a",service="tax",operation="vat",status="success"}', values: '0+60x20'}
            - {series: 'retry_calls_total{job="shop",instance="a",service="tax",operation="vat",retried="true",result="max_attempts_reached"}', values: '0+30x20'}
            - {series: 'circuit_breaker_requests_total{job="shop",service="inventory",status="success"}', values: '0+600x20'}
            - {series: 'circuit_breaker_requests_total{job="shop",service="prices",status="success"}', values: '0x20'}
            - {series: 'circuit_breaker_requests_total{job="shop",service="prices",status="failure"}', values: '0x20'}
            - {series: 'circuit_breaker_rejections_total{job="shop",service="prices"}', values: '0x20'}
            - {series: 'load_balancer_requests_total{job="shop",service="mail",exported_instance="x",strategy="random"}', values: '0+120x20'}
            - {series: 'mesh_service_calls_total{job="shop",service="shop",operation="buy",status="success"}', values: '0+6x20'}
            - {series: 'circuit_breaker_state{job="shop",instance="a",service="prices"}', values: '2x20'}
            - {series: 'circuit_breaker_state{job="shop",instance="b",service="prices"}', values: '0x20'}
      """;

  private static final String INVENTORY = "inventory";
  private static final String MAIL = "mail";
  private static final String PRICES = "prices";
  private static final String TAX = "tax";
  private static final String KNOWN = "dependency:known";

  @TempDir private Path folder;
  private final List<Map<String, Object>> expected = new ArrayList<>();

  @Test
  void theRulesRecordWhoCallsWhom() throws Exception {
    write(monitoring -> {});
    expectRecorded();
    assertThat(Promtool.checkedRules(List.of(rules()))).doesNotStartWith(Promtool.FAILED);
    assertThat(tested()).doesNotStartWith(Promtool.FAILED);
  }

  @Test
  void eachRuleThatIsChangedIsNoticed() throws Exception {
    write(monitoring -> {});
    expectRecorded();
    Map<String, List<Map<String, List<Map<String, Object>>>>> read =
        new Yaml().load(Files.readString(rules()));
    TreeSet<String> names = new TreeSet<>();
    for (Map<String, Object> rule : read.getOrDefault("groups", List.of()).get(0).get("rules")) {
      names.add(String.valueOf(rule.get("record")));
      rule.put("expr", "(" + rule.get("expr") + ") + 7");
    }
    Files.writeString(rules(), new Yaml().dump(read));
    TreeSet<String> noticed = new TreeSet<>();
    FAILED.matcher(tested()).results().forEach(found -> noticed.add(found.group(1)));
    assertThat(noticed).isEqualTo(names).hasSize(10);
  }

  @Test
  void environmentsAreToldApart() throws Exception {
    write(monitoring -> monitoring.by("cluster"));
    assertThat(Promtool.checkedRules(List.of(rules()))).doesNotStartWith(Promtool.FAILED);
    Map<String, Double> values = Map.of(INVENTORY, 2.0, MAIL, 2.0, PRICES, 0.0, TAX, 1.0);
    List<Map<String, Object>> samples = new ArrayList<>();
    for (String cluster : List.of("east", "west")) {
      values.forEach(
          (service, value) ->
              samples.add(
                  sample(
                      "dependency:calls:rate5m{cluster=\"%s\",job=\"shop\",service=\"%s\"}"
                          .formatted(cluster, service),
                      value)));
    }
    expect("dependency:calls:rate5m", samples);
    String series = SCENARIO.substring(SCENARIO.indexOf("      - {series"));
    String east = series.replace("job=", "cluster=\"east\",job=");
    assertThat(tested(SCENARIO.replace(series, east) + east.replace("east", "west")))
        .doesNotStartWith(Promtool.FAILED);
  }

  /** What Grafana asks for, with the labels that are its columns. */
  @Test
  void theDashboardsQueriesFindEdges() throws Exception {
    write(monitoring -> {});
    List<Map<String, Double>> columns =
        List.of(
            Map.of(INVENTORY, 2.0, MAIL, 2.0, PRICES, 0.0, TAX, 1.0, "lake", 0.0, "warehouse", 0.0),
            Map.of(INVENTORY, 1.1, MAIL, 0.0, PRICES, 0.0, TAX, 0.0, "lake", 0.0, "warehouse", 0.0),
            Map.of(INVENTORY, 0.55, MAIL, 0.0, TAX, 0.0),
            Map.of(INVENTORY, 0.95),
            Map.of(INVENTORY, 0.5),
            Map.of(PRICES, 1.0),
            Map.of(INVENTORY, 1.0, "lake", 1.0, "warehouse", 1.0));
    List<String> queries = queries();
    assertThat(queries).hasSameSizeAs(columns);
    for (int column = 0; column < columns.size(); column++) {
      List<Map<String, Object>> samples = new ArrayList<>();
      columns.get(column).forEach((service, value) -> samples.add(edge(service, value)));
      expect(queries.get(column), samples);
    }
    assertThat(tested()).doesNotStartWith(Promtool.FAILED);
  }

  private static Map<String, Object> edge(String service, double value) {
    return sample(
        "{id=\"shop > %1$s\",job=\"shop\",service=\"%1$s\",source=\"shop\",target=\"%1$s\"}"
            .formatted(service),
        value);
  }

  private List<String> queries() throws IOException {
    // JSON is YAML.
    Map<String, List<Map<String, List<Map<String, String>>>>> dashboard =
        new Yaml().load(Files.readString(folder.resolve("grafana/dependencies.json")));
    return dashboard
        .getOrDefault("panels", List.of())
        .get(0)
        .getOrDefault("targets", List.of())
        .stream()
        .map(target -> target.getOrDefault("expr", "").replaceAll("\\$[a-z]+", ".*"))
        .toList();
  }

  private void expectRecorded() {
    expect("dependency:calls:rate5m", Map.of(INVENTORY, 2.0, MAIL, 2.0, PRICES, 0.0, TAX, 1.0));
    expect("dependency:failures:rate5m", Map.of(INVENTORY, 1.1, MAIL, 0.0, PRICES, 0.0, TAX, 0.0));
    expect("dependency:failures:ratio_rate5m", Map.of(INVENTORY, 0.55, MAIL, 0.0, TAX, 0.0));
    expect("dependency:duration_seconds:p95_rate5m", Map.of(INVENTORY, 0.95));
    expect("dependency:retries:rate5m", Map.of(INVENTORY, 0.5));
    expect("dependency:circuit_breaker_state:min", Map.of(PRICES, 0.0));
    expect(KNOWN, Map.of(INVENTORY, 1.0, "lake", 1.0, "warehouse", 1.0));
    expectByOperation(
        "dependency_operation:calls:rate5m", Map.of("stock", 1.0, "list", 1.0, "vat", 1.0));
    expectByOperation(
        "dependency_operation:failures:rate5m", Map.of("stock", 0.1, "list", 1.0, "vat", 0.0));
    expectByOperation("dependency_operation:duration_seconds:p95_rate5m", Map.of("stock", 0.95));
  }

  private void expect(String name, Map<String, Double> byService) {
    List<Map<String, Object>> samples = new ArrayList<>();
    byService.forEach(
        (service, value) ->
            samples.add(sample("%s{job=\"shop\",service=\"%s\"}".formatted(name, service), value)));
    expect(name, samples);
  }

  private void expectByOperation(String name, Map<String, Double> values) {
    List<Map<String, Object>> samples = new ArrayList<>();
    values.forEach(
        (operation, value) ->
            samples.add(
                sample(
                    "%s{job=\"shop\",service=\"%s\",operation=\"%s\"}"
                        .formatted(name, operation.equals("vat") ? TAX : INVENTORY, operation),
                    value)));
    expect(name, samples);
  }

  private void expect(String query, List<Map<String, Object>> samples) {
    expected.add(Map.of("expr", query, "eval_time", "15m", "exp_samples", samples));
  }

  private static Map<String, Object> sample(String labels, double value) {
    return Map.of("labels", labels, "value", value);
  }

  private void write(Consumer<Monitoring> choices) throws IOException {
    WrittenRules.in(
        folder, catalog -> catalog.replaceFirst("\\{", "{\"application\": \"shop\","), choices);
  }

  private Path rules() {
    return folder.resolve("dependencies/rules.yml");
  }

  private String tested() throws Exception {
    return tested(SCENARIO);
  }

  private String tested(String scenario) throws Exception {
    Map<String, Object> file = new LinkedHashMap<>(new Yaml().<Map<String, Object>>load(scenario));
    tests(file).get(0).put("promql_expr_test", expected);
    Path test = rules().resolveSibling("test.yml");
    Files.writeString(test, new Yaml().dump(file));
    return Promtool.testedRules(List.of(test));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> tests(Map<String, Object> file) {
    return (List<Map<String, Object>>) file.getOrDefault("tests", List.of());
  }
}
