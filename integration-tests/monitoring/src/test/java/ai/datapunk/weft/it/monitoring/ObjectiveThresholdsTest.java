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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where alerts of objectives would fire a little too easily or too rarely, a test of each pair of
 * times notices. Many thresholds are changed at once, as each has a test by itself.
 */
class ObjectiveThresholdsTest {

  private static final Pattern THRESHOLD = Pattern.compile("(>=?) ([0-9.]+)$", Pattern.MULTILINE);
  private static final Pattern NAMED = Pattern.compile("^ +name: (.*),$", Pattern.MULTILINE);
  private static final String EXPR = "expr";

  /** Longer time, shorter time and bad calls. */
  private static final int OF_A_PAIR = 3;

  @TempDir private Path folder;

  @Test
  void eachPairNoticesWhatFiresTooEasily() throws Exception {
    Predicate<String> silent =
        name ->
            name.matches("ObjectiveB.* is silent: .*")
                && name.matches(".*(no longer|not too fast|few are|almost).*");
    assertThat(noticed(silent, 0.8, number -> true)).hasSize(15);
  }

  @Test
  void eachPairNoticesWhatFiresTooRarely() throws Exception {
    for (int part = 0; part < OF_A_PAIR; part++) {
      int changed = part;
      Predicate<String> fires = name -> name.matches("ObjectiveBurns.* fires .*: just too fast .*");
      assertThat(noticed(fires, 1.3, number -> number % OF_A_PAIR == changed)).hasSize(4);
    }
    for (int part = 0; part < 2; part++) {
      int changed = part;
      Predicate<String> fires = name -> name.contains("Spent fires and resolves: just enough");
      assertThat(noticed(fires, 1.3, number -> number == changed)).hasSize(1);
    }
  }

  /** Changes these of the thresholds of each alert, and expects each of these tests to fail. */
  private List<String> noticed(Predicate<String> tests, double factor, Predicate<Integer> numbers)
      throws Exception {
    WrittenRules rules = written();
    rules.retainTests(tests);
    List<String> names = rules.testNames();
    rules.change(
        rule -> {
          if (!"ObjectiveNotMeasured".equals(rule.get("alert"))) {
            rule.put(EXPR, changed((String) rule.get(EXPR), factor, numbers));
          }
        });
    assertThat(failed(rules)).containsExactlyInAnyOrderElementsOf(names);
    return names;
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
    assertThat(rules.testNames()).hasSize(6);
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
    assertThat(Promtool.checkedRules(rules.rules())).doesNotStartWith(Promtool.FAILED);
    TreeSet<String> failed = new TreeSet<>();
    NAMED
        .matcher(Promtool.testedRules(rules.tests()))
        .results()
        .forEach(found -> failed.add(found.group(1)));
    return failed;
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
