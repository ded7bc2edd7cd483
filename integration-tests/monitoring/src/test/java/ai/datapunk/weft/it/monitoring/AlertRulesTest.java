package ai.datapunk.weft.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.datapunk.weft.it.support.Promtool;
import ai.datapunk.weft.it.support.Standards;
import ai.datapunk.weft.monitoring.Monitoring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus' own tool takes the alert rules that are written, and their tests hold. */
class AlertRulesTest {

  private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
  private static final Pattern NAMED = Pattern.compile("alertname: (\\w+)");
  private static final Pattern THRESHOLD =
      Pattern.compile("(==|>=|(?<!=)>|<(?!=))\\s([0-9.]+)(?=$| \\*)", Pattern.MULTILINE);

  private static final Pattern COMPARED =
      Pattern.compile("(==|>|<)\\s+([0-9.]+(?:e[0-9]+)?)(?![0-9.])");
  private static final Pattern RULE =
      Pattern.compile(
          "- alert: (\\w+)\\s+expr: (.*?)\\s+for: (\\w+)\\s+labels:\\s+severity: (\\w+)\\s+team: (\\w+)",
          Pattern.DOTALL);
  private static final Set<String> OTHERWISE = Set.of("HighRetryRate", "CircuitBreakerOpen");

  /** Where there is time for each change of a rule, else there are some. */
  private static final boolean LONG = Boolean.getBoolean("monitoring.long");

  /** In the names of tests of which one has to notice: the others cannot. */
  private static final String FIRES = "fires";

  private static final String SILENT = "silent";

  private static final String FOR = "for";
  private static final String EXPR = "expr";

  @TempDir private Path folder;

  @Test
  void allOfAnApplicationWhoseRequestsWeftCounts() throws Exception {
    assertGood(written(catalog -> catalog, monitoring -> monitoring.groups("all")));
  }

  /** Those groups that have something else then, of which the texts are as they are in all. */
  @Test
  void thoseOfAnApplicationOfSpringBootWithOtherChoices() throws Exception {
    assertGood(
        written(
            catalog -> catalog,
            monitoring ->
                monitoring
                    .groups("service_health,resource_usage,performance,security")
                    .http("boot")
                    .runbooks("https://wiki/runbooks")
                    .grafana("https://grafana.example.com/g/")
                    .team("ours: \"a\" #1")
                    .cores(6)));
  }

  @Test
  void allOfApplicationsInSeveralEnvironments() throws Exception {
    assertGood(
        written(
            catalog -> catalog, monitoring -> monitoring.groups("all").by("cluster,namespace")));
  }

  @Test
  void namesThatHaveWhatOthersUseForThemselves() throws Exception {
    UnaryOperator<String> odd =
        catalog -> catalog.replace("\"inventory\"", "\"{{ $value }} `a\\n# H\\\"|.*\\\\\"");
    // No others have names of a catalog.
    assertGood(written(odd, monitoring -> monitoring.groups("service_mesh,objectives")));
  }

  /** Of a whole day, for which each step of the generated tests is too short. */
  @Test
  void asManyRequestsAsYesterdayAreNoSpike() throws Exception {
    WrittenRules rules = written(catalog -> catalog, monitoring -> monitoring.groups("security"));
    Path test = folder.resolve("yesterday.yml");
    Files.writeString(
        test,
        """
        rule_files: ["%s"]
        evaluation_interval: 5m
        tests:
          - interval: 1m
            input_series:
              - series: http_requests_total{job="shop",instance="a",service="night",status="200"}
                values: 0+1200x240 288300+300x1319 685200+1200x120
              - series: http_requests_total{job="shop",instance="a",service="new",status="200"}
                values: 0+300x240 72300+300x1319 469200+1200x120
            alert_rule_test:
              - eval_time: 1585m
                alertname: UnusualTrafficSpike
                exp_alerts:
                  - exp_labels: {job: shop, service: new, severity: warning, team: security}
                    exp_annotations:
                      summary: Traffic spike for new
                      description: "Request rate more than double the hourly average: 20/s"
                      runbook: runbooks/unusual-traffic-spike.md
        """
            .formatted(rules.rules().get(0)));
    assertThat(Promtool.testedRules(List.of(test))).doesNotStartWith(Promtool.FAILED);
  }

  @Test
  void theAlertsAreThoseOfTheStandardsAndSomeOfWeftsOwn() throws Exception {
    Optional<String> standards = Standards.text();
    assumeTrue(standards.isPresent(), "the standards are not beside the project");
    TreeSet<String> expected =
        new TreeSet<>(
            List.of(
                "UnwovenMethods",
                "RecordingFailures",
                "SeriesLimitReached",
                "ServiceLabelRenamed",
                "RetryBudgetExhausted",
                "DependencyOutage",
                "NoInstances",
                "CircuitAboutToOpen",
                "ObjectiveBurnsFast",
                "ObjectiveBurnsSlow",
                "ObjectiveBudgetSpent",
                "ObjectiveNotMeasured"));
    ALERT.matcher(standards.orElseThrow()).results().forEach(found -> expected.add(found.group(1)));
    assertThat(written(catalog -> catalog, monitoring -> monitoring.groups("all")).alerts())
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  /** What docs/monitoring.md says: where the table has nothing else of them, they are the same. */
  @Test
  void timesThresholdsSeveritiesAndTeamsAreThoseOfTheStandards() throws Exception {
    Optional<String> standards = Standards.text();
    assumeTrue(standards.isPresent(), "the standards are not beside the project");
    Map<String, List<String>> theirs = new TreeMap<>();
    RULE.matcher(standards.orElseThrow())
        .results()
        .forEach(
            rule ->
                theirs.put(
                    rule.group(1),
                    described(
                        rule.group(1),
                        rule.group(2),
                        rule.group(3),
                        rule.group(4),
                        rule.group(5))));
    Map<String, List<String>> ours = new TreeMap<>();
    for (Map<String, Object> rule : all().all()) {
      Map<?, ?> labels = (Map<?, ?>) rule.get("labels");
      String name = (String) rule.get("alert");
      if (theirs.containsKey(name)) {
        ours.put(
            name,
            described(
                name,
                (String) rule.get(EXPR),
                String.valueOf(rule.get(FOR)),
                String.valueOf(labels.get("severity")),
                String.valueOf(labels.get("team"))));
      }
    }
    assertThat(theirs).hasSize(20);
    assertThat(ours).isEqualTo(theirs);
  }

  private static List<String> described(
      String name, String query, String hold, String severity, String team) {
    // The table says what else these have.
    boolean other = OTHERWISE.contains(name);
    MatchResult threshold = COMPARED.matcher(query).results().findFirst().orElseThrow();
    return List.of(
        other ? "" : threshold.group(1) + " " + Double.valueOf(threshold.group(2)),
        name.equals("CircuitBreakerOpen") ? "" : hold,
        severity,
        team);
  }

  /** What would fire a little too easily or too rarely, some test of it notices. */
  @Test
  void theTestsNoticeEachThresholdThatIsChangedALittle() throws Exception {
    assertThresholdNoticed(FIRES, AlertRulesTest::harder, 0);
    if (LONG) {
      int most = 5;
      for (int number = 0; number < most; number++) {
        // A circuit that is about to open has never less than no seconds left.
        assertThresholdNoticed(SILENT, AlertRulesTest::easier, number, "CircuitAboutToOpen");
        assertThresholdNoticed(FIRES, AlertRulesTest::harder, number);
      }
      assertThat(withThreshold(all(), most)).isEmpty();
    }
  }

  /** What would fire too early or too late, some test of it notices. */
  @Test
  void theTestsNoticeEachTimeThatIsChanged() throws Exception {
    Consumer<Map<String, Object>> early = rule -> rule.remove(FOR);
    Consumer<Map<String, Object>> late = rule -> rule.computeIfPresent(FOR, (key, hold) -> "30m");
    assertTimeNoticed(FIRES, late);
    if (LONG) {
      assertTimeNoticed("", early);
    }
  }

  private void assertTimeNoticed(String tests, Consumer<Map<String, Object>> change)
      throws Exception {
    WrittenRules rules = all();
    assertNoticed(rules, tests, change, rules.names(rule -> rule.containsKey(FOR)));
  }

  private void assertThresholdNoticed(
      String tests, Function<MatchResult, String> replacement, int number, String... unnoticed)
      throws Exception {
    WrittenRules rules = all();
    List<String> expected = withThreshold(rules, number, unnoticed);
    assertNoticed(
        rules,
        tests,
        rule -> rule.put(EXPR, changed((String) rule.get(EXPR), number, replacement)),
        expected);
  }

  private static List<String> withThreshold(WrittenRules rules, int number, String... without)
      throws Exception {
    return rules.names(
        rule ->
            THRESHOLD.matcher((String) rule.get(EXPR)).results().count() > number
                && !List.of(without).contains(rule.get("alert")));
  }

  private static void assertNoticed(
      WrittenRules rules, String tests, Consumer<Map<String, Object>> change, List<String> expected)
      throws Exception {
    rules.retainTests(name -> name.contains(tests));
    rules.change(change);
    assertThat(Promtool.checkedRules(rules.rules())).doesNotStartWith(Promtool.FAILED);
    TreeSet<String> noticed = new TreeSet<>();
    NAMED
        .matcher(Promtool.testedRules(rules.tests()))
        .results()
        .forEach(found -> noticed.add(found.group(1)));
    assertThat(noticed).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String changed(
      String query, int number, Function<MatchResult, String> replacement) {
    AtomicInteger before = new AtomicInteger();
    return THRESHOLD
        .matcher(query)
        .replaceAll(
            found -> before.getAndIncrement() == number ? replacement.apply(found) : found.group());
  }

  private static String easier(MatchResult found) {
    double threshold = Double.parseDouble(found.group(2));
    return switch (found.group(1)) {
      case "<" -> "< " + threshold * 1.25;
      case "==" -> ">= 0";
      default -> threshold == 0 ? ">= 0" : "> " + threshold * 0.8;
    };
  }

  private static String harder(MatchResult found) {
    double threshold = Double.parseDouble(found.group(2));
    return switch (found.group(1)) {
      case "<" -> "< " + threshold * 0.7;
      case "==" -> "== 7";
      default -> "> " + (threshold == 0 ? 1e6 : threshold * 1.3);
    };
  }

  /** Those of objectives have tests of their own kind, and take long. */
  private WrittenRules all() throws Exception {
    WrittenRules rules = written(catalog -> catalog, monitoring -> monitoring.groups("all"));
    rules.remove("objectives");
    return rules;
  }

  private WrittenRules written(UnaryOperator<String> changes, Consumer<Monitoring> choices)
      throws Exception {
    Path fresh = Files.createTempDirectory(folder, "rules");
    return WrittenRules.in(fresh, changes, choices);
  }

  private static void assertGood(WrittenRules written) throws Exception {
    assertThat(Promtool.checkedRules(written.rules())).doesNotStartWith(Promtool.FAILED);
    assertThat(Promtool.testedRules(written.tests())).doesNotStartWith(Promtool.FAILED);
    assertThat(Promtool.checkedRules(List.of(written.queries()))).doesNotStartWith(Promtool.FAILED);
  }
}
