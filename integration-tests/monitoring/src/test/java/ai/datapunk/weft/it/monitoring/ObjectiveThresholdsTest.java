package ai.datapunk.weft.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.support.Promtool;
import ai.datapunk.weft.monitoring.Monitoring;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where alerts of objectives would fire a little too easily or too rarely, a test of each pair of
 * times notices. Many thresholds are changed at once, as each has jobs of its own in the tests.
 */
class ObjectiveThresholdsTest {

  private static final Pattern THRESHOLD = Pattern.compile("(>=?) ([0-9.]+)$", Pattern.MULTILINE);
  private static final Pattern NAMED = Pattern.compile("^ +name: (.*),$", Pattern.MULTILINE);
  private static final Pattern FOUND =
      Pattern.compile("Labels:\\{alertname=\"(\\w+)\", job=\"([^\"]+)\"");
  private static final String EXPR = "expr";

  private static final String FAST = "ObjectiveBurnsFast ";
  private static final String SLOW = "ObjectiveBurnsSlow ";
  private static final String SPENT = "ObjectiveBudgetSpent ";

  /** Longer time, shorter time and bad calls. */
  private static final int OF_A_PAIR = 3;

  private static final List<String> PAIRS =
      List.of(
          FAST + "too-fast-1h", FAST + "too-fast-6h", SLOW + "too-fast-1d", SLOW + "too-fast-3d");

  @TempDir private Path folder;

  @Test
  void eachPairNoticesWhatFiresTooEasily() throws Exception {
    assertThat(noticed(0.8, number -> true))
        .containsExactlyInAnyOrder(
            FAST + "few-1h",
            FAST + "no-longer-1h",
            FAST + "not-yet-1h",
            FAST + "few-6h",
            FAST + "no-longer-6h",
            FAST + "not-yet-6h",
            FAST + "calls-almost-too-fast",
            SLOW + "few-1d",
            SLOW + "no-longer-1d",
            SLOW + "not-yet-1d",
            SLOW + "few-3d",
            SLOW + "no-longer-3d",
            SLOW + "not-yet-3d",
            SPENT + "almost-spent",
            SPENT + "few-calls");
  }

  /** Of the one pair the longer time, of the other the shorter one. */
  @Test
  void eachPairNoticesWhatFiresTooRarely() throws Exception {
    assertThat(noticed(1.3, number -> number == 0 || number == OF_A_PAIR + 1))
        .containsAll(PAIRS)
        .contains(FAST + "calls-too-fast", SPENT + "spent", SPENT + "enough-calls")
        .hasSize(7);
  }

  @Test
  @EnabledIfSystemProperty(named = "monitoring.long", matches = "true")
  void eachThresholdOfAPairIsNoticedThatIsReachedTooRarely() throws Exception {
    assertThat(noticed(1.3, number -> number % OF_A_PAIR == 0))
        .containsAll(PAIRS)
        .contains(FAST + "calls-too-fast", SPENT + "spent", SPENT + "enough-calls")
        .hasSize(7);
    assertThat(noticed(1.3, number -> number % OF_A_PAIR == 1))
        .containsAll(PAIRS)
        .contains(FAST + "calls-too-fast", SPENT + "enough-calls")
        .hasSize(6);
    assertThat(noticed(1.3, number -> number % OF_A_PAIR == 2))
        .containsExactlyInAnyOrderElementsOf(PAIRS);
  }

  /** Changes these of the thresholds of each alert: whose alerts then come, or do not. */
  private Set<String> noticed(double factor, Predicate<Integer> numbers) throws Exception {
    WrittenRules rules = written();
    rules.retainTests(name -> name.matches("Objective(Burns|Budget).*"));
    rules.change(
        rule -> {
          if (!"ObjectiveNotMeasured".equals(rule.get("alert"))) {
            rule.put(EXPR, changed((String) rule.get(EXPR), factor, numbers));
          }
        });
    return unexpected(said(rules));
  }

  /** Which alert of which job was expected and did not come, or came unexpectedly. */
  private static Set<String> unexpected(String said) {
    Set<String> all = new TreeSet<>();
    for (String failure : said.split("exp:\\[", -1)) {
      String[] expectedAndGot = failure.split("got:\\[", -1);
      if (expectedAndGot.length == 2) {
        Set<String> expected = found(expectedAndGot[0]);
        Set<String> got = found(expectedAndGot[1]);
        expected.stream().filter(one -> !got.contains(one)).forEach(all::add);
        got.stream().filter(one -> !expected.contains(one)).forEach(all::add);
      }
    }
    return all;
  }

  private static Set<String> found(String alerts) {
    return FOUND
        .matcher(alerts)
        .results()
        .map(alert -> alert.group(1) + " " + alert.group(2))
        .collect(Collectors.toSet());
  }

  private static String changed(String query, double factor, Predicate<Integer> numbers) {
    AtomicInteger before = new AtomicInteger();
    return THRESHOLD
        .matcher(query)
        .replaceAll(
            found ->
                numbers.test(before.getAndIncrement())
                    ? found.group(1) + " " + Double.parseDouble(found.group(2)) * factor
                    : found.group());
  }

  @Test
  void whoMeasuresIsTriedInSeveralEnvironmentsToo() throws Exception {
    WrittenRules rules = written(monitoring -> monitoring.by("cluster,namespace"));
    rules.retainTests(name -> name.startsWith("ObjectiveNotMeasured"));
    assertThat(rules.testNames()).hasSize(5);
    assertThat(failed(rules)).isEmpty();
  }

  /** What is to be measured, and by whom. */
  @Test
  void whatWouldNotLookForWhoMeasuresIsNoticed() throws Exception {
    Map<String, String> changes =
        Map.of(
            " == 1)", " >= 0)",
            "unless on (job)\nup", "unless on (job)\nnothing",
            "unless on (job, objective", "unless on (objective",
            "> 0", "> 1e6");
    for (Map.Entry<String, String> change : changes.entrySet()) {
      WrittenRules rules = written();
      rules.retainTests(name -> name.startsWith("ObjectiveNotMeasured"));
      rules.change(
          rule ->
              rule.computeIfPresent(
                  EXPR,
                  (key, query) -> ((String) query).replace(change.getKey(), change.getValue())));
      assertThat(failed(rules)).as(change.getKey()).isNotEmpty();
    }
  }

  private static Set<String> failed(WrittenRules rules) throws Exception {
    return NAMED
        .matcher(said(rules))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static String said(WrittenRules rules) throws Exception {
    assertThat(Promtool.checkedRules(rules.rules())).doesNotStartWith(Promtool.FAILED);
    return Promtool.testedRules(rules.tests());
  }

  private WrittenRules written() throws Exception {
    return written(monitoring -> {});
  }

  private WrittenRules written(Consumer<Monitoring> choices) throws Exception {
    return WrittenRules.in(
        Files.createTempDirectory(folder, "rules"),
        catalog -> catalog.replace("\"version\": 1,", "\"version\": 1, \"application\": \"shop\","),
        monitoring -> choices.accept(monitoring.groups("objectives")));
  }
}
