package ai.datapunk.weft.monitoring.promql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Texts of queries, and the labels of their results. */
class QueryTest {

  private static final Series CALLS = Series.of("calls_total", List.of("service", "status"));
  private static final Series BUCKETS = Series.of("calls_seconds_bucket", List.of("service", "le"));
  private static final Series UP = Series.of("up", List.of());

  @Test
  void aSelectorNamesWhatItTakes() {
    assertThat(CALLS.selector()).isEqualTo("calls_total");
    assertThat(CALLS.is("status", "a\"b\\c\n").isNot("service", "x").selector())
        .isEqualTo("calls_total{status=\"a\\\"b\\\\c\\n\",service!=\"x\"}");
    assertThat(CALLS.like("status", "5..").selector()).isEqualTo("calls_total{status=~\"5..\"}");
  }

  @Test
  void severalValuesAreSortedAndTakenLiterally() {
    assertThat(CALLS.oneOf("service", Set.of("b.c", "a")).selector())
        .isEqualTo("calls_total{service=~\"a|b\\\\.c\"}");
    assertThat(CALLS.noneOf("service", List.of("b", "a+")).selector())
        .isEqualTo("calls_total{service!~\"a\\\\+|b\"}");
    assertThat(CALLS.oneOf("service", Set.of("a.b")).selector())
        .isEqualTo("calls_total{service=\"a.b\"}");
  }

  @Test
  void aSeriesHasTheLabelsOfPrometheusToo() {
    assertThat(CALLS.now().labels()).containsExactly("instance", "job", "service", "status");
    assertThat(UP.now().labels()).containsExactly("instance", "job");
  }

  @Test
  void anAggregationKeepsWhatItIsBy() {
    Query sum = CALLS.rate("5m").sumBy("job", "service");
    assertThat(sum.text()).isEqualTo("sum by (job, service) (rate(calls_total[5m]))");
    assertThat(sum.labels()).containsExactly("job", "service");
    assertThat(CALLS.increase("1h").maxBy("job").text())
        .isEqualTo("max by (job) (increase(calls_total[1h]))");
    assertThat(CALLS.now().minBy("job").above(0.5).text())
        .isEqualTo("min by (job) (calls_total) > 0.5");
  }

  @Test
  void severalNamesStandInTheBraces() {
    Series any = Series.ofAny(List.of("b_total", "a"), List.of("service")).isNot("service", "");
    assertThat(any.selector()).isEqualTo("{__name__=~\"a|b_total\",service!=\"\"}");
    assertThat(any.now().countBy("job").text())
        .isEqualTo("count by (job) (" + any.selector() + ")");
    assertThat(any.name()).isEqualTo("a");
  }

  @Test
  void whatTellsEnvironmentsApartIsKeptByEachAggregation() {
    Query share =
        CALLS.rate("5m").sumBy("job", "service").per(CALLS.increase("1h").sumBy("job", "service"));
    Query kept = share.above(1).maxBy("job").keeping(List.of("cluster", "job"));
    assertThat(kept.labels()).containsExactly("cluster", "job");
    assertThat(kept.text())
        .isEqualTo(
            """
            max by (cluster, job) (
              sum by (cluster, job, service) (rate(calls_total[5m]))
              /
              sum by (cluster, job, service) (increase(calls_total[1h]))
              > 1
            )""");
  }

  @Test
  void aQuantileTakesTheBounds() {
    Query quantile = BUCKETS.rate("5m").sumBy("service", "le").quantile(0.95).above(1);
    assertThat(quantile.text())
        .isEqualTo(
            "histogram_quantile(0.95, sum by (service, le) (rate(calls_seconds_bucket[5m]))) > 1");
    assertThat(quantile.labels()).containsExactly("service");
  }

  @Test
  void whatHasTwoSidesStandsOnLines() {
    Query all = CALLS.rate("5m").sumBy("service");
    assertThat(all.per(all).above(1e9).text())
        .isEqualTo(all.text() + "\n/\n" + all.text() + "\n> 1000000000");
    assertThat(all.aboveTimes(2, all).and(all.below(1)).text())
        .isEqualTo(all.text() + "\n>\n2 * " + all.text() + "\nand\n" + all.text() + " < 1");
    assertThat(all.equalTo(0).or(all.atLeast(3)).text())
        .isEqualTo(all.text() + " == 0\nor\n" + all.text() + " >= 3");
  }

  @Test
  void itKnowsHowFarItLooksBack() {
    Query now = CALLS.rate("5m").sumBy("job");
    Query earlier = CALLS.rate("1h", "10m").sumBy("job");
    assertThat(earlier.text()).isEqualTo("sum by (job) (rate(calls_total[1h] offset 10m))");
    assertThat(now.aboveTimes(2, earlier).reach()).isEqualTo(Duration.ofMinutes(70));
    assertThat(earlier.or(now).above(1).reach()).isEqualTo(Duration.ofMinutes(70));
    assertThat(UP.before("1h").text()).isEqualTo("up offset 1h");
    assertThat(UP.before("1h").sumBy("job").reach()).isEqualTo(Duration.ofHours(1));
    assertThat(UP.now().equalTo(0).reach()).isZero();
  }

  @Test
  void aLabelThatIsNotThereIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UP.is("service", "shop"))
        .withMessage("up has no label service, only [instance, job]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CALLS.now().sumBy("job").sumBy("service"))
        .withMessage("sum by (job) (calls_total) has no label service, only [job]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CALLS.rate("5m").quantile(0.5))
        .withMessageContaining("has no label le");
  }

  /** Prometheus would take it, and find nothing. */
  @Test
  void sidesWhoseLabelsNeverMatchAreRefused() {
    Query one = CALLS.now().sumBy("job");
    Query other = CALLS.now().sumBy("service");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> one.per(other))
        .withMessageStartingWith("Labels of two sides differ: [job] and [service]");
    assertThatIllegalArgumentException().isThrownBy(() -> one.or(other));
    assertThatIllegalArgumentException().isThrownBy(() -> one.and(other));
    assertThatIllegalArgumentException().isThrownBy(() -> one.aboveTimes(2, other));
  }
}
