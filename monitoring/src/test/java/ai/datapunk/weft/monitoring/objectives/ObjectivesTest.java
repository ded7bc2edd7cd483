package ai.datapunk.weft.monitoring.objectives;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.monitoring.SampleShop;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Recording;
import ai.datapunk.weft.monitoring.rules.Sample;
import ai.datapunk.weft.monitoring.rules.Scenario;
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
    List<Recording> own = of(own(List.of(30.0, 120.0), 120)).recordings();
    assertThat(own.get(1).name()).isEqualTo("objective:calls:rate5m");
    assertThat(own.get(1).query().text())
        .isEqualTo("sum by (job) (rate(count_duration_seconds_count{tier=\"hot\"}[5m]))");
    assertThat(own.get(2).query().text())
        .contains("count_duration_seconds_bucket{tier=\"hot\",le=~\"120|120\\\\.0\"}");
  }

  /** Such labels may be called as those of rules and alerts are, as window or team. */
  @Test
  void constantLabelsOfOnesOwnAreNoLabelsOfWhatIsRecorded() {
    assertThat(of(own(List.of(30.0, 120.0), 120)).recordings().get(1).labels())
        .isEqualTo(
            Map.of(
                "objective",
                "latency",
                "operation",
                "count_duration_seconds{tier=\"hot\"}",
                "window",
                "30d"));
  }

  @Test
  void aTimeWithoutABucketIsAskedOfNativeOnes() {
    Objectives own = of(own(List.of(), 0.2));
    assertThat(own.recordings().get(1).query().text())
        .isEqualTo(
            "histogram_count(sum by (job) (rate(count_duration_seconds{tier=\"hot\"}[5m])))");
    assertThat(own.recordings().get(2).query().text())
        .contains("histogram_fraction(0, 0.2, sum by (job) (rate(count_duration_seconds{");
  }

  @Test
  void alertsOfWhatPromtoolCannotWriteAreTriedToo() {
    assertThat(of(own(List.of(), 0.2)).alerts("platform"))
        .allMatch(alert -> alert.scenarios().stream().anyMatch(Scenario::fires));
  }

  /** Else Prometheus' tool takes them for one rule that stands there twice. */
  @Test
  void rulesOfSeveralWindowsDifferInTheirLabels() {
    List<Recording> all = of(timed("stock", 0.999, 30), timed("order", 0.999, 7)).recordings();
    assertThat(all).extracting(Recording::name).contains("error_budget:remaining");
    assertThat(all)
        .extracting(rule -> rule.name() + rule.labels())
        .doesNotHaveDuplicates()
        .contains("error_budget:remaining{window=30d}", "error_budget:remaining{window=7d}");
  }

  @Test
  void methodsThatShareSeriesHaveOneSetOfRulesOfTheHigherShare() {
    List<Recording> all =
        of(timed(0.99, 30), timed(0.999, 30), timed(0.999, 7), timed(0.995, 90)).recordings();
    List<Recording> highest = of(timed(0.999, 30)).recordings();
    assertThat(all.subList(1, all.size()))
        .hasToString(highest.subList(1, highest.size()).toString());
    assertThat(all.get(0).labels()).isEqualTo(highest.get(0).labels());
    assertThat(all.get(0).comment())
        .isEqualTo(
            "Which share of calls may be bad: the availability of `stock` of `inventory` is to be"
                + " 0.999. Methods want different things of it, of which this is the most: 0.99"
                + " over 30d, 0.995 over 90d, 0.999 over 30d, 0.999 over 7d.");
  }

  @Test
  void theLatencyIsThatOfTheHigherShareWhoeverComesFirst() {
    CatalogMethod quick = within(0.25, 0.99);
    CatalogMethod sure = within(2.5, 0.999);
    List<String> expected = queries(sure);
    assertThat(expected)
        .anyMatch(query -> query.contains("2.5"))
        .noneMatch(q -> q.contains("0.25"));
    assertThat(queries(quick, sure)).isEqualTo(expected);
    assertThat(queries(sure, quick)).isEqualTo(expected);
  }

  @Test
  void ofEqualSharesAndWindowsTheShorterLatencyCountsWhoeverComesFirst() {
    CatalogMethod quick = within(0.25, 0.99);
    CatalogMethod slow = within(2.5, 0.99);
    List<String> expected = queries(quick);
    assertThat(expected).anyMatch(query -> query.contains("0.25"));
    assertThat(queries(quick, slow)).isEqualTo(expected);
    assertThat(queries(slow, quick)).isEqualTo(expected);
    assertThat(of(slow, quick).recordings().get(0).comment())
        .isEqualTo(
            "Which share of calls may be bad: the latency of `stock` of `inventory` is to be 0.99."
                + " Methods want different things of it, of which this is the most: 0.99 within"
                + " 2500ms over 30d, 0.99 within 250ms over 30d.");
  }

  /**
   * A histogram of one name may have fixed buckets in one application, and native ones in another.
   */
  @Test
  void whatCountsTheSameTimeIsTheSameWhoeverComesFirst() {
    CatalogMethod fixed = own(List.of(30.0, 120.0), 120);
    CatalogMethod natively = own(List.of(), 120);
    assertThat(queries(natively, fixed)).isEqualTo(queries(fixed, natively));
  }

  private static List<String> queries(CatalogMethod... methods) {
    return of(methods).recordings().stream().map(one -> one.query().text()).toList();
  }

  private static CatalogMethod within(double latency, double share) {
    return method(
        new Target("inventory", "stock"),
        new CatalogObjective(null, latency, share, Duration.ofDays(30).toSeconds()),
        null);
  }

  /**
   * A pair is shown to fire by itself, and to be silent just below; the second one of calls too.
   */
  @Test
  void eachPairOfTimesIsTried() {
    assertThat(find("ObjectiveBurnsFast", timed(0.999, 30)).scenarios())
        .filteredOn(Scenario::fires)
        .extracting(Scenario::value)
        .containsExactly("14.69", "6.12", "6.12");
    assertThat(find("ObjectiveBurnsSlow", timed(0.999, 30)).scenarios())
        .filteredOn(Scenario::fires)
        .extracting(Scenario::value)
        .containsExactly("3.06", "1.02");
  }

  @Test
  void scenariosOfSeveralWindowsHaveSeriesOfTheirOwn() {
    Objectives all = of(timed("stock", 0.999, 30), timed("order", 0.99, 7), timed("list", 0.9, 90));
    for (Alert alert : all.alerts("platform").subList(0, 3)) {
      assertThat(alert.scenarios())
          .as(alert.name())
          .flatExtracting(Scenario::samples)
          .extracting(Sample::selector)
          .doesNotHaveDuplicates();
    }
  }

  /** The compiler allows no such window; a catalog by hand may have it. */
  @Test
  void aPairWhoseTimesAreOneIsNotAboveInTheOneAndBelowInTheOther() {
    assertThat(find("ObjectiveBurnsFast", timed(0.999, 1)).scenarios())
        .extracting(Scenario::title)
        .contains("just too fast over 5m of availability of stock")
        .doesNotContain(
            "no longer too fast over 5m of availability of stock",
            "not too fast so far over 5m of availability of stock");
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
    assertThat(of(timed(0.8, 30)).alerts("platform"))
        .extracting(Alert::name)
        .doesNotContain("ObjectiveBurnsFast");
  }

  private static Objectives of(CatalogMethod... methods) {
    return Objectives.of(List.of(SampleShop.catalog(methods)));
  }

  private static String query(String name, CatalogMethod method) {
    return find(name, method).query().text();
  }

  private static Alert find(String name, CatalogMethod method) {
    return of(method).alerts("platform").stream()
        .filter(alert -> alert.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static CatalogMethod timed(double availability, int days) {
    return timed("stock", availability, days);
  }

  private static CatalogMethod timed(String operation, double availability, int days) {
    return method(
        new Target("inventory", operation),
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
