package ai.datapunk.weft.it.httpservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.datapunk.weft.monitoring.Monitoring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
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
      Pattern.compile("(==|>=|>|<) ([0-9.]+)$", Pattern.MULTILINE);

  private static final String FOR = "for";

  @TempDir private Path folder;

  @Test
  void allOfAnApplicationWhoseRequestsWeftCounts() throws Exception {
    assertGood(written(catalog -> catalog, monitoring -> monitoring.groups("all")));
  }

  @Test
  void allOfAnApplicationOfSpringBootWithOtherChoices() throws Exception {
    assertGood(
        written(
            catalog -> catalog,
            monitoring ->
                monitoring
                    .groups("all")
                    .http("boot")
                    .runbooks("https://wiki/runbooks")
                    .team("ours: \"a\" #1")
                    .cores(6)));
  }

  @Test
  void circuitsThatOpenForShort() throws Exception {
    UnaryOperator<String> oneIsShort =
        catalog -> catalog.replaceFirst("\"openFor\": 10.0", "\"openFor\": 0.05");
    UnaryOperator<String> allAreShort =
        catalog -> catalog.replace("\"openFor\": 10.0", "\"openFor\": 2.5");
    for (UnaryOperator<String> some : List.of(oneIsShort, allAreShort)) {
      assertGood(written(some, monitoring -> monitoring.groups("service_mesh")));
    }
  }

  @Test
  void theAlertsAreThoseOfTheStandardsAndSomeOfWeftsOwn() throws Exception {
    Optional<String> standards = StandardMetric.standards();
    assumeTrue(standards.isPresent(), "the standards are not beside the project");
    TreeSet<String> expected =
        new TreeSet<>(
            List.of(
                "UnwovenMethods",
                "RecordingFailures",
                "SeriesLimitReached",
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

  /** What would fire too early, too late, too easily or too rarely, some test of it notices. */
  @Test
  void theTestsNoticeEachRuleThatIsChanged() throws Exception {
    assertNoticed(AlertRulesTest::fireMoreEasily, "CircuitAboutToOpen", "ObjectiveNotMeasured");
    assertNoticed(AlertRulesTest::fireMoreRarely);
    assertNoticed(rule -> rule.remove(FOR), withoutHold());
    assertNoticed(rule -> rule.computeIfPresent(FOR, (key, hold) -> "30m"), withoutHold());
  }

  private static String[] withoutHold() {
    return new String[] {
      "CircuitAboutToOpen",
      "CircuitBreakerOpen",
      "ObjectiveBurnsFast",
      "ObjectiveBurnsSlow",
      "ObjectiveBudgetSpent",
      "RecordingFailures",
      "SeriesLimitReached"
    };
  }

  private void assertNoticed(Consumer<Map<String, Object>> change, String... unchanged)
      throws Exception {
    WrittenRules rules = written(catalog -> catalog, monitoring -> monitoring.groups("all"));
    List<String> alerts = rules.alerts();
    rules.change(change);
    assertThat(Promtool.checkedRules(rules.rules())).doesNotStartWith(Promtool.FAILED);
    TreeSet<String> noticed = new TreeSet<>(List.of(unchanged));
    NAMED
        .matcher(Promtool.testedRules(rules.tests()))
        .results()
        .forEach(found -> noticed.add(found.group(1)));
    assertThat(noticed).containsExactlyInAnyOrderElementsOf(alerts);
  }

  private static void fireMoreEasily(Map<String, Object> rule) {
    change(
        rule,
        found -> {
          double threshold = Double.parseDouble(found.group(2));
          return switch (found.group(1)) {
            case ">" -> threshold == 0 ? ">= 0" : "> " + threshold * 0.8;
            case "<" -> "< " + threshold * 1.2;
            default -> ">= 0";
          };
        });
  }

  private static void fireMoreRarely(Map<String, Object> rule) {
    change(
        rule,
        found ->
            switch (found.group(1)) {
              case "<" -> "< " + Double.parseDouble(found.group(2)) * 0.2;
              case "==" -> "== 7";
              default -> "> " + (Double.parseDouble(found.group(2)) + 1) * 1e6;
            });
  }

  private static void change(Map<String, Object> rule, Function<MatchResult, String> replacement) {
    rule.computeIfPresent(
        "expr", (key, query) -> THRESHOLD.matcher((String) query).replaceAll(replacement));
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
