package ai.datapunk.weft.it.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.it.monitoring.DefinedObjective.Said;
import ai.datapunk.weft.it.support.Promtool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the recorded series and the alerts of an objective say from an evening to the next
 * afternoon, or in three days with {@code -Plong}, is what its definition says, but for the five
 * minutes over which rates are.
 */
class ObjectiveRulesTest {

  private static final int STEP = 7;

  private static final double TOLERANCE = 1e-6;

  @TempDir private Path folder;

  private final SimulatedDays days =
      Boolean.getBoolean("monitoring.long") ? SimulatedDays.three() : SimulatedDays.one();

  private final DefinedObjective objective = new DefinedObjective(days);
  private final StringBuilder moments = new StringBuilder();
  private int changing;
  private int fast;
  private int slow;

  @Test
  void daysAreAsTheirCallsAreCounted() throws Exception {
    WrittenRules rules =
        WrittenRules.in(
            folder,
            catalog ->
                catalog
                    .replace("\"availability\": 0.999", "\"availability\": 0.99")
                    .replace("\"window\": 2592000.0", "\"window\": 604800.0"),
            monitoring -> monitoring.groups("objectives"));
    for (int minute = STEP; minute <= days.minutes(); minute += step(minute)) {
      look(minute);
    }
    assertThat(Promtool.checkedRules(rules.rules())).doesNotStartWith(Promtool.FAILED);
    Path test = Files.writeString(folder.resolve("tests/days_test.yml"), test());
    assertThat(Promtool.testedRules(List.of(test))).doesNotStartWith(Promtool.FAILED);
    assertThat(fast).isGreaterThan(5);
    assertThat(slow).isGreaterThan(50);
    assertThat(changing).isLessThan(60);
  }

  /** Each minute around the outage. */
  private int step(int minute) {
    int since = minute - days.outage();
    return since > -STEP - 1 && since < 120 ? 1 : STEP;
  }

  private void look(int minute) {
    List<Double> left = objective.remaining(minute);
    if (left.isEmpty()) {
      expect(minute, "count(error_budget:remaining == 1)", "1");
    } else {
      double least = left.get(0) - TOLERANCE;
      double most = left.get(left.size() - 1) + TOLERANCE;
      String between =
          String.format(Locale.ROOT, "count(error_budget:remaining >= %.9f <= %.9f)", least, most);
      expect(minute, between, "1");
    }
    Said isFast = objective.isFast(minute);
    Said isSlow = objective.isSlow(minute);
    alert(minute, "ObjectiveBurnsFast", isFast);
    alert(minute, "ObjectiveBurnsSlow", isSlow);
    fast += isFast == Said.YES ? 1 : 0;
    slow += isSlow == Said.YES ? 1 : 0;
  }

  private void alert(int minute, String name, Said fires) {
    if (fires == Said.CHANGING) {
      changing++;
    } else {
      expect(minute, "count(ALERTS{alertname=\"" + name + "\"})", fires == Said.YES ? "1" : "");
    }
  }

  private void expect(int minute, String query, String value) {
    moments.append("      - expr: '").append(query).append("'\n");
    moments.append("        eval_time: ").append(minute).append("m\n");
    moments.append(
        value.isEmpty()
            ? "        exp_samples: []\n"
            : "        exp_samples: [{labels: '{}', value: " + value + "}]\n");
  }

  private String test() {
    return """
        rule_files: [../rules/objectives.yml]
        evaluation_interval: 1m
        tests:
          - interval: 1m
            input_series:
              - series: '%s{job="shop",service="inventory",operation="stock",status="success"}'
                values: '%s'
              - series: '%s{job="shop",service="inventory",operation="stock",status="failure"}'
                values: '%s'
            promql_expr_test:
        %s"""
        .formatted(
            "mesh_service_calls_total",
            days.counter(true),
            "mesh_service_calls_total",
            days.counter(false),
            moments);
  }
}
