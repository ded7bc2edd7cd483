package ai.datapunk.weft.monitoring.dashboards;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.contract.JitterType;
import ai.datapunk.weft.monitoring.Monitoring;
import ai.datapunk.weft.monitoring.SampleShop;
import ai.datapunk.weft.monitoring.grafana.Unit;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What each dashboard has to be like, read from its text. */
class DashboardsTest {

  private static final String GRAFANA = "grafana/";
  private static final List<String> BY = List.of("cluster", "namespace");

  private static final Pattern SELECTOR =
      Pattern.compile("([a-zA-Z_][a-z0-9_:A-Z]*)?\\{([^{}]*)\\}");
  private static final Pattern NAMES = Pattern.compile("__name__=~\"([^\"]*)\"");
  private static final Pattern MATCHED = Pattern.compile("([a-z_]+)(?:=~|!~|!=|=)\"");
  private static final Pattern BY_CLAUSE = Pattern.compile("by \\(([^)]*)\\)");
  private static final Pattern IN_BRACES = Pattern.compile("\\{\\{(\\w+)\\}\\}");

  /** What queries make of the labels of series. */
  private static final Set<String> MADE = Set.of("called", "le", "job", "instance");

  private static final Map<String, Family> FAMILIES =
      Stream.of(Family.values()).collect(Collectors.toMap(Family::metricName, family -> family));

  static Stream<WrittenDashboard> dashboards() {
    Monitoring shop = shop(SampleShop.catalog());
    List<WrittenDashboard> all = new ArrayList<>(written("", shop));
    all.addAll(written("boot ", shop(SampleShop.catalog()).http("boot")));
    all.addAll(written("by ", shop(SampleShop.catalog()).by(String.join(",", BY)).groups("all")));
    all.addAll(written("timed ", shop(SampleShop.catalog(SampleShop.timed("stock")))));
    all.addAll(written("balanced ", shop(SampleShop.catalog(SampleShop.balanced("a", "random")))));
    all.addAll(written("gauge ", shop(SampleShop.catalog(SampleShop.gauge("cache_hit_ratio")))));
    return all.stream();
  }

  private static Monitoring shop(Catalog catalog) {
    return Monitoring.of(List.of(catalog)).runbooks("https://wiki.example.com/");
  }

  private static List<WrittenDashboard> written(String prefix, Monitoring monitoring) {
    return texts(monitoring).entrySet().stream()
        .map(file -> WrittenDashboard.of(prefix + file.getKey(), file.getValue()))
        .toList();
  }

  private static SortedMap<String, String> texts(Monitoring monitoring) {
    SortedMap<String, String> texts = new TreeMap<>(monitoring.files());
    texts.keySet().removeIf(name -> !name.startsWith(GRAFANA) || !name.endsWith(".json"));
    return texts;
  }

  @Test
  void thereIsOneForWhatTheCatalogsHave() {
    assertThat(texts(shop(SampleShop.catalog())).keySet())
        .containsExactly(
            "grafana/circuits.json",
            "grafana/dependencies.json",
            "grafana/http.json",
            "grafana/jvm.json",
            "grafana/load-balancer.json",
            "grafana/objectives.json",
            "grafana/overview.json",
            "grafana/retries.json");
    assertThat(texts(shop(SampleShop.catalog(SampleShop.timed("stock")))).keySet())
        .containsExactly(
            "grafana/dependencies.json",
            "grafana/http.json",
            "grafana/jvm.json",
            "grafana/overview.json");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void idsAndTitlesAreThereOnce(WrittenDashboard dashboard) {
    assertThat(dashboard.panels()).isNotEmpty();
    assertThat(dashboard.panels())
        .extracting(panel -> panel.get("id").getAsInt())
        .doesNotHaveDuplicates()
        .allMatch(id -> id > 0);
    assertThat(dashboard.panels())
        .extracting(panel -> panel.get("title").getAsString())
        .doesNotHaveDuplicates();
    assertThat(dashboard.asking())
        .allSatisfy(panel -> assertThat(panel.get("description").getAsString()).endsWith("."));
    assertThat(dashboard.json().get("uid").getAsString())
        .isEqualTo("weft-" + dashboard.name().replaceAll(".*/|\\.json", ""));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelsLieBesideEachOther(WrittenDashboard dashboard) {
    JsonArray shown = dashboard.json().getAsJsonArray("panels");
    assertBesideEachOther(WrittenDashboard.objects(shown));
    for (JsonObject row : WrittenDashboard.objects(shown)) {
      if (row.has("panels") && !row.getAsJsonArray("panels").isEmpty()) {
        assertThat(row.get("collapsed").getAsBoolean()).isTrue();
        List<JsonObject> hidden =
            new ArrayList<>(WrittenDashboard.objects(row.getAsJsonArray("panels")));
        hidden.add(row);
        assertBesideEachOther(hidden);
      }
    }
  }

  private static void assertBesideEachOther(List<JsonObject> panels) {
    Set<String> taken = new HashSet<>();
    for (JsonObject panel : panels) {
      JsonObject place = panel.getAsJsonObject("gridPos");
      int left = place.get("x").getAsInt();
      int top = place.get("y").getAsInt();
      int width = place.get("w").getAsInt();
      int height = place.get("h").getAsInt();
      assertThat(left + width).isLessThanOrEqualTo(24);
      for (int x = left; x < left + width; x++) {
        for (int y = top; y < top + height; y++) {
          assertThat(taken.add(x + " " + y)).as("%s at %s, %s", panel.get("title"), x, y).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void eachVariableIsDefinedAndUsed(WrittenDashboard dashboard) {
    List<String> defined =
        dashboard.variables().stream().map(one -> one.get("name").getAsString()).toList();
    assertThat(defined).doesNotHaveDuplicates().startsWith("datasource");
    assertThat(dashboard.usedVariables()).containsExactlyInAnyOrderElementsOf(defined);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void eachLabelIsOneOfTheFamilys(WrittenDashboard dashboard) {
    for (String query : dashboard.queries()) {
      Set<String> known = new TreeSet<>(MADE);
      known.addAll(BY);
      SELECTOR.matcher(query).results().forEach(found -> add(found, query, known));
      assertThat(known).hasSizeGreaterThan(MADE.size() + BY.size());
      for (String label : byLabels(query)) {
        assertThat(known).as(query).contains(label);
      }
    }
  }

  /** Adds the labels of what is selected, and looks whether it has those that it is asked by. */
  private static void add(MatchResult found, String query, Set<String> known) {
    String matchers = found.group(2);
    List<String> names = new ArrayList<>();
    if (found.group(1) != null) {
      names.add(found.group(1));
    } else {
      Matcher named = NAMES.matcher(matchers);
      assertThat(named.find()).as(query).isTrue();
      names.addAll(List.of(named.group(1).split("\\|", -1)));
    }
    Set<String> labels = new TreeSet<>(Set.of("job", "instance", "__name__"));
    labels.addAll(BY);
    for (String name : names) {
      labels.addAll(labels(name, query));
    }
    List<String> asked =
        MATCHED.matcher(matchers).results().map((MatchResult each) -> each.group(1)).toList();
    assertThat(labels).as(query).containsAll(asked);
    known.addAll(labels);
  }

  private static Set<String> labels(String name, String query) {
    Set<String> labels = new TreeSet<>();
    Family family = FAMILIES.get(name.replaceAll("_(bucket|sum|count)$", ""));
    if (family != null) {
      labels.addAll(family.labels());
    } else if (!OTHERS.containsKey(name)) {
      assertThat(OTHERS.keySet()).as(query).contains(name);
    } else {
      labels.addAll(OTHERS.getOrDefault(name, Set.of()));
    }
    return labels;
  }

  private static final Set<String> OF_OBJECTIVES =
      Set.of("service", "operation", "objective", "window", "target");

  private static final Set<String> OF_BOOT =
      Set.of("error", "exception", "method", "outcome", "status", "uri");

  private static final Set<String> OF_CALLS = Set.of("service");

  /** What is not a family: the labels that its own documentation has. */
  private static final Map<String, Set<String>> OTHERS =
      Map.ofEntries(
          Map.entry("up", Set.of()),
          Map.entry("ALERTS", Set.of("alertname", "alertstate", "severity", "service")),
          Map.entry("build_info", Set.of("service", "version")),
          Map.entry("disk_free_bytes", Set.of("path")),
          Map.entry("disk_total_bytes", Set.of("path")),
          Map.entry("network_errors_total", Set.of("device", "direction")),
          Map.entry("process_cpu_seconds_total", Set.of()),
          Map.entry("process_cpu_usage", Set.of()),
          Map.entry("process_files_open_files", Set.of()),
          Map.entry("process_memory_bytes", Set.of("type")),
          Map.entry("process_open_fds", Set.of()),
          Map.entry("process_start_time_seconds", Set.of()),
          Map.entry("jvm_classes_currently_loaded", Set.of()),
          Map.entry("jvm_classes_loaded_classes", Set.of()),
          Map.entry("jvm_gc_collection_seconds_sum", Set.of("gc")),
          Map.entry("jvm_gc_live_data_size_bytes", Set.of()),
          Map.entry("jvm_gc_pause_seconds_sum", Set.of("action", "cause", "gc")),
          Map.entry("jvm_memory_max_bytes", Set.of("area", "id")),
          Map.entry("jvm_memory_pool_collection_used_bytes", Set.of("pool")),
          Map.entry("jvm_memory_used_bytes", Set.of("area", "id")),
          Map.entry("jvm_threads_current", Set.of()),
          Map.entry("jvm_threads_live_threads", Set.of()),
          Map.entry("jvm_threads_state", Set.of("state")),
          Map.entry("jvm_threads_states_threads", Set.of("state")),
          Map.entry("http_server_requests_seconds", OF_BOOT),
          Map.entry("http_server_requests_seconds_bucket", OF_BOOT),
          Map.entry("http_server_requests_seconds_count", OF_BOOT),
          Map.entry("error_budget:remaining", OF_OBJECTIVES),
          Map.entry("objective:burn_rate:1h", OF_OBJECTIVES),
          Map.entry("objective:burn_rate:3d", OF_OBJECTIVES),
          Map.entry("objective:calls:rate5m", OF_OBJECTIVES),
          Map.entry("objective:bad_calls:rate5m", OF_OBJECTIVES),
          Map.entry("dependency:calls:rate5m", OF_CALLS),
          Map.entry("dependency:failures:rate5m", OF_CALLS),
          Map.entry("dependency:duration_seconds:p95_rate5m", OF_CALLS),
          Map.entry("dependency:retries:rate5m", OF_CALLS),
          Map.entry("dependency:circuit_breaker_state:min", OF_CALLS),
          Map.entry("dependency:known", OF_CALLS));

  private static Set<String> byLabels(String query) {
    Set<String> labels = new TreeSet<>();
    BY_CLAUSE
        .matcher(query)
        .results()
        .forEach(found -> labels.addAll(List.of(found.group(1).split(", ", -1))));
    return labels;
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void legendsNameOnlyWhatSeriesAreBy(WrittenDashboard dashboard) {
    for (JsonObject target : dashboard.targets()) {
      if (target.has("legendFormat")) {
        List<String> named =
            IN_BRACES
                .matcher(target.get("legendFormat").getAsString())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
        assertThat(byLabels(target.get("expr").getAsString())).containsAll(named);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void unitsAreKnown(WrittenDashboard dashboard) {
    List<String> known = Stream.of(Unit.values()).map(Unit::id).toList();
    for (JsonObject panel : dashboard.asking()) {
      JsonObject defaults = panel.getAsJsonObject("fieldConfig").getAsJsonObject("defaults");
      if (defaults.has("unit")) {
        assertThat(known).contains(defaults.get("unit").getAsString());
      }
      boolean isOfNumbers =
          Set.of("timeseries", "stat", "bargauge").contains(panel.get("type").getAsString());
      assertThat(defaults.has("unit")).as(panel.toString()).isEqualTo(isOfNumbers);
    }
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void noPanelHasMoreThanTwentyLinesUnasked(WrittenDashboard dashboard) {
    for (JsonObject panel : dashboard.asking()) {
      String type = panel.get("type").getAsString();
      if (type.equals("timeseries") || type.equals("state-timeline") || type.equals("bargauge")) {
        for (JsonObject target : WrittenDashboard.objects(panel.getAsJsonArray("targets"))) {
          String query = target.get("expr").getAsString();
          assertThat(
                  query.startsWith("topk(20, ")
                      || query.startsWith("bottomk(20, ")
                      || FEW.containsAll(byLabels(query)))
              .as(query)
              .isTrue();
        }
      }
    }
  }

  /** Labels that have few values, whatever there is. */
  private static final Set<String> FEW =
      Set.of("result", "state", "area", "job", "cluster", "namespace");

  @Test
  void callsAreThoseOfTheOutermostAnnotationOfEachService() {
    CatalogMethod guarded =
        new CatalogMethod(
            "guarded()",
            7,
            false,
            null,
            null,
            null,
            null,
            SampleShop.guarded("prices", 1).circuit(),
            null,
            null,
            null,
            List.of());
    String timedOnly = calls(SampleShop.catalog());
    assertThat(timedOnly).isEqualTo("sum (sum by (job, service) (rate(TIMED[$interval])))");
    assertThat(calls(SampleShop.catalog(SampleShop.timed("stock"), guarded)))
        .isEqualTo(
            """
            sum (
              sum by (job, service) (rate(TIMED[$interval]))
              or
              sum by (job, service) (rate(GUARDED[$interval]))
            )""");
    assertThat(calls(SampleShop.catalog(SampleShop.timed("prices"), guarded))).isEqualTo(timedOnly);
  }

  /** A service may have operations that are timed, and others that are only retried. */
  @Test
  void callsOfOperationsThatAreOnlyRetriedAreAmongThoseOfTheirService() {
    CatalogMethod retried =
        new CatalogMethod(
            "order()",
            7,
            false,
            null,
            null,
            null,
            new Retry(
                new Target("stock", "order"),
                3,
                0.1,
                2,
                10,
                0,
                null,
                List.of(),
                List.of(),
                null,
                JitterType.PROPORTIONAL,
                0),
            null,
            null,
            null,
            null,
            List.of());
    Catalog catalog = SampleShop.catalog(SampleShop.timed("stock"), retried);
    assertThat(calls(catalog))
        .isEqualTo(
            """
            sum (
              sum by (job, service) (
                sum by (job, service, operation) (rate(TIMED[$interval]))
                or
                sum by (job, service, operation) (rate(RETRIED[$interval]))
              )
            )""");
    assertThat(panel(catalog, "95th percentile").get("description").getAsString())
        .endsWith(" Of the calls that `@Timed` counts, alone.");
    assertThat(panel(SampleShop.catalog(), "95th percentile").get("description").getAsString())
        .endsWith(" No data where there are no calls.");
  }

  @Test
  void objectivesOfNoServiceHaveNoServiceToChoose() {
    CustomMetric metric =
        new CustomMetric(
            "order_duration_seconds",
            Instrument.HISTOGRAM,
            "Help",
            HistogramType.DEFAULT,
            List.of(0.1, 0.5),
            List.of());
    CatalogMethod own =
        new CatalogMethod(
            "order()",
            7,
            false,
            null,
            new CatalogObjective(null, 0.5, 0.99, Duration.ofDays(30).toSeconds()),
            metric,
            null,
            null,
            null,
            null,
            null,
            List.of());
    assertThat(variables(SampleShop.catalog(own)))
        .containsExactly("datasource", "application", "operation", "objective", "window");
    assertThat(variables(SampleShop.catalog(own, SampleShop.timed("stock", Duration.ofDays(30)))))
        .contains("service");
  }

  private static List<String> variables(Catalog catalog) {
    String text = texts(shop(catalog)).getOrDefault("grafana/objectives.json", "");
    return WrittenDashboard.of("objectives", text).variables().stream()
        .map(variable -> variable.get("name").getAsString())
        .toList();
  }

  private static String calls(Catalog catalog) {
    return query(catalog, "Calls")
        .replaceAll("mesh_service_calls_total\\{[^}]*}", "TIMED")
        .replaceAll("retry_calls_total\\{[^}]*}", "RETRIED")
        .replaceAll("\\{__name__=~\"circuit_[^}]*}", "GUARDED");
  }

  private static String query(Catalog catalog, String title) {
    JsonObject panel = panel(catalog, title);
    return WrittenDashboard.objects(panel.getAsJsonArray("targets"))
        .get(0)
        .get("expr")
        .getAsString();
  }

  private static JsonObject panel(Catalog catalog, String title) {
    WrittenDashboard overview =
        WrittenDashboard.of(
            "overview", texts(shop(catalog)).getOrDefault("grafana/overview.json", ""));
    return overview.asking().stream()
        .filter(panel -> panel.get("title").getAsString().equals(title))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void panelsLeadToThePagesOfAlerts() {
    String circuits = texts(shop(SampleShop.catalog())).get("grafana/circuits.json");
    assertThat(circuits)
        .contains("\"url\": \"https://wiki.example.com/circuit-breaker-open\"")
        .contains("\"title\": \"Runbook of CircuitAboutToOpen\"");
    assertThat(texts(shop(SampleShop.catalog()).groups("weft")).get("grafana/circuits.json"))
        .doesNotContain("wiki.example.com");
    assertThat(texts(Monitoring.of(List.of(SampleShop.catalog()))).get("grafana/circuits.json"))
        .doesNotContain("Runbook");
  }

  @Test
  void environmentsHaveAVariableEach() {
    WrittenDashboard circuits =
        WrittenDashboard.of(
            "circuits",
            texts(shop(SampleShop.catalog()).by("cluster,application"))
                .getOrDefault("grafana/circuits.json", ""));
    assertThat(circuits.variables())
        .extracting(variable -> variable.get("name").getAsString())
        .containsExactly(
            "datasource",
            "cluster",
            "by_application",
            "application",
            "service",
            "instance",
            "interval");
    assertThat(circuits.variables().get(4).getAsJsonObject("query").get("query").getAsString())
        .isEqualTo(
            "label_values(circuit_breaker_state{cluster=~\"$cluster\","
                + "application=~\"$by_application\",job=~\"$application\"}, service)");
    assertThat(circuits.text())
        .contains("\"legendFormat\": \"{{cluster}} {{application}} {{job}} {{service}}\"");
  }
}
