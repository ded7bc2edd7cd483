package ai.datapunk.weft.monitoring.objectives;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Recording;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which rules objectives make. */
class ObjectivesTest {

  @Test
  void withoutObjectivesThereIsNothing() {
    Objectives none = Objectives.of(List.of());
    assertThat(none.recordings()).isEmpty();
    assertThat(none.alerts("platform")).isEmpty();
  }

  @Test
  void aMetricOfOnesOwnIsCountedByItsConstantLabels() {
    Objectives own = Objectives.of(List.of(own(List.of(30.0, 120.0), 120)));
    assertThat(own.recordings().get(0))
        .isEqualTo(
            new Recording(
                "objective:calls:rate5m",
                "Calls per second.",
                "sum by (job, tier) (rate(count_duration_seconds_count{tier=\"hot\"}[5m]))",
                Map.of(
                    "objective",
                    "latency",
                    "operation",
                    "count_duration_seconds",
                    "tier",
                    "hot",
                    "window",
                    "30d")));
    assertThat(own.recordings().get(1).query())
        .contains("count_duration_seconds_bucket{tier=\"hot\",le=~\"120|120\\\\.0\"}");
  }

  @Test
  void aTimeWithoutABucketIsAskedOfNativeOnes() {
    Objectives own = Objectives.of(List.of(own(List.of(), 0.2)));
    assertThat(own.recordings().get(1).query())
        .contains("histogram_fraction(0, 0.2, sum by (job, tier) (rate(count_duration_seconds{");
    assertThat(own.alerts("platform")).allMatch(alert -> alert.scenarios().isEmpty());
  }

  @Test
  void methodsThatShareSeriesHaveOneSetOfRulesOfTheHigherShare() {
    List<CatalogMethod> both = List.of(timed(0.99, 30), timed(0.999, 30), timed(0.995, 30));
    assertThat(Objectives.of(both).recordings())
        .isEqualTo(Objectives.of(List.of(timed(0.999, 30))).recordings());
  }

  @Test
  void timesKeepTheirShareOfTheWindowButForTheShortest() {
    assertThat(query("ObjectiveBurnsFast", timed(0.99, 7)))
        .contains(":burn_rate:14m{window=\"7d\"} > 14.4", ":burn_rate:5m{", ":burn_rate:7m{");
    assertThat(query("ObjectiveBurnsSlow", timed(0.99, 7)))
        .contains(":burn_rate:336m{", ":burn_rate:28m{", ":burn_rate:1008m{", ":burn_rate:84m{");
    assertThat(query("ObjectiveBurnsFast", timed(0.99, 90)))
        .contains(":burn_rate:3h{window=\"90d\"} > 14.4", ":burn_rate:15m{", ":burn_rate:18h{");
  }

  @Test
  void whatNoOutageReachesIsLeftOutAndSaidSo() {
    Alert fast = find("ObjectiveBurnsFast", timed(0.9, 30));
    assertThat(fast.query().text()).doesNotContain("14.4").contains("> 6");
    assertThat(fast.comment())
        .endsWith(" No outage burns 14.4 times too fast where the objective is 0.9.");
    assertThat(Objectives.of(List.of(timed(0.8, 30))).alerts("platform"))
        .extracting(Alert::name)
        .doesNotContain("ObjectiveBurnsFast");
  }

  private static String query(String name, CatalogMethod method) {
    return find(name, method).query().text();
  }

  private static Alert find(String name, CatalogMethod method) {
    return Objectives.of(List.of(method)).alerts("platform").stream()
        .filter(alert -> alert.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static CatalogMethod timed(double availability, int days) {
    return method(
        new Target("inventory", "stock"),
        new CatalogObjective(availability, null, null, Duration.ofDays(days).toSeconds()),
        null);
  }

  private static CatalogMethod own(List<Double> buckets, double latency) {
    List<CatalogLabel> labels =
        List.of(CatalogLabel.closed("tier", List.of("hot")), CatalogLabel.bounded("shelf", 9));
    return method(
        null,
        new CatalogObjective(null, latency, 0.95, Duration.ofDays(30).toSeconds()),
        new CustomMetric(
            "count_duration_seconds",
            Instrument.HISTOGRAM,
            "Counts",
            buckets.isEmpty() ? HistogramType.NATIVE : HistogramType.DEFAULT,
            buckets,
            labels));
  }

  private static CatalogMethod method(
      @Nullable Target timed, CatalogObjective objective, @Nullable CustomMetric metric) {
    return new CatalogMethod(
        "call()", 7, false, timed, objective, metric, null, null, null, null, null, List.of());
  }
}
