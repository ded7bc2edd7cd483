package ai.datapunk.weft.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.StateSetSnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import org.junit.jupiter.api.Test;

/** What grants show of families of each type. */
class ViewTest {

  private static final MetricSnapshots SCRAPED =
      MetricSnapshots.of(
          counter(
              "load_balancer_requests",
              point(3, "service", "stock", "instance", "a:1", "strategy", "random"),
              point(4, "service", "stock", "instance", "b:1", "strategy", "random"),
              point(5, "service", "orders", "instance", "c:1", "strategy", "random")),
          counter(
              "retry_calls",
              point(
                  7,
                  "service",
                  "stock",
                  "operation",
                  "get",
                  "retried",
                  "true",
                  "result",
                  "gave_up"),
              point(
                  8,
                  "service",
                  "stock",
                  "operation",
                  "put",
                  "retried",
                  "true",
                  "result",
                  "gave_up")),
          gauge("load_balancer_instance_health", 0.2, 0.9),
          gauge("load_balancer_instance_load", 0.2, 0.9),
          gauge("load_balancer_active_connections", 2, 9),
          GaugeSnapshot.builder()
              .name("load_balancer_active_instances")
              .dataPoint(gaugePoint(2, "service", "stock"))
              .build());

  @Test
  void showsNothingOfWhichNoGrantSpeaks() {
    assertThat(text(View.of())).isEmpty();
    assertThat(text(View.of(Grant.of("retry_call")))).isEmpty();
    assertThat(text(View.of(Grant.of("retry_calls")))).isEmpty();
  }

  @Test
  void showsEverythingAsItIs() {
    assertThat(View.everything().apply(SCRAPED)).isSameAs(SCRAPED);
    assertThat(text(View.of(Grant.of("*").level(Level.ALL)))).isEqualTo(Shown.text(SCRAPED));
  }

  @Test
  void addsUpWhatALevelDoesNotShow() {
    assertThat(text(View.of(Grant.of("load_balancer_requests_total"))))
        .isEqualTo(
            """
            load_balancer_requests_total{service="orders",strategy="random"} 5.0
            load_balancer_requests_total{service="stock",strategy="random"} 7.0
            """);
  }

  @Test
  void showsOperationsAtTheirLevel() {
    assertThat(text(View.of(Grant.of("retry_*").level(Level.OPERATION))))
        .isEqualTo(
            """
            retry_calls_total{operation="get",result="gave_up",retried="true",service="stock"} 7.0
            retry_calls_total{operation="put",result="gave_up",retried="true",service="stock"} 8.0
            """);
    assertThat(text(View.of(Grant.of("retry_*"))))
        .isEqualTo(
            "retry_calls_total{result=\"gave_up\",retried=\"true\",service=\"stock\"} 15.0\n");
  }

  @Test
  void showsOnlyTheSeriesOfSomeValues() {
    assertThat(text(View.of(Grant.of("load_balancer_requests_total").only("service", "orders"))))
        .isEqualTo("load_balancer_requests_total{service=\"orders\",strategy=\"random\"} 5.0\n");
  }

  @Test
  void showsNoSeriesWithoutALabelOfWhichValuesAreNamed() {
    assertThat(text(View.of(Grant.of("*").only("tenant", "blue")))).isEmpty();
  }

  @Test
  void goesByAConditionOnALabelThatItDoesNotShow() {
    assertThat(text(View.of(Grant.of("load_balancer_requests_total").only("instance", "b:1"))))
        .isEqualTo("load_balancer_requests_total{service=\"stock\",strategy=\"random\"} 4.0\n");
  }

  @Test
  void goesByTheFirstGrantThatNamesAFamily() {
    assertThat(
            text(
                View.of(
                    Grant.of("retry_calls_total").only("operation", "get"), Grant.of("retry_*"))))
        .isEqualTo(
            "retry_calls_total{result=\"gave_up\",retried=\"true\",service=\"stock\"} 7.0\n");
  }

  @Test
  void takesOfGaugesTheWorstOrTheSumAndNothingThatTellsHowManyThereAre() {
    assertThat(text(View.of(Grant.of("load_balancer_instance_*", "load_balancer_active_*"))))
        .isEqualTo(
            """
            load_balancer_active_connections{service="stock"} 11.0
            load_balancer_instance_health{service="stock"} 0.2
            """);
  }

  @Test
  void showsHowManyInstancesThereAreToThoseWhoSeeInstances() {
    assertThat(text(View.of(Grant.of("load_balancer_active_instances").level(Level.INSTANCE))))
        .isEqualTo("load_balancer_active_instances{service=\"stock\"} 2.0\n");
  }

  @Test
  void leavesOutAGaugeOfWhichNothingIsSaid() {
    MetricSnapshots own =
        MetricSnapshots.of(
            GaugeSnapshot.builder()
                .name("queue_depth")
                .dataPoint(gaugePoint(2, "queue", "in", "host", "a"))
                .dataPoint(gaugePoint(3, "queue", "in", "host", "b"))
                .build());
    Grant grant = Grant.of("queue_depth");
    assertThat(Shown.text(View.of(grant).apply(own))).isEmpty();
    assertThat(Shown.text(View.of(grant.gauge("queue_depth", GaugeRule.SUM)).apply(own)))
        .isEqualTo("queue_depth 5.0\n");
    assertThat(
            Shown.text(
                View.of(grant.labels("queue").gauge("queue_depth", GaugeRule.MAXIMUM)).apply(own)))
        .isEqualTo("queue_depth{queue=\"in\"} 3.0\n");
    assertThat(Shown.text(View.of(grant.labels("queue", "host")).apply(own)))
        .isEqualTo(
            "queue_depth{host=\"a\",queue=\"in\"} 2.0\nqueue_depth{host=\"b\",queue=\"in\"} 3.0\n");
  }

  /** A family has the same rule by whichever of its names it is said. */
  @Test
  void takesTheRuleOfAGaugeWhoseNameHasDots() {
    MetricSnapshots own =
        MetricSnapshots.of(
            GaugeSnapshot.builder()
                .name("queue.depth")
                .dataPoint(gaugePoint(2, "host", "a"))
                .dataPoint(gaugePoint(3, "host", "b"))
                .build());
    assertThat(
            Shown.text(
                View.of(Grant.of("queue.depth").gauge("queue.depth", GaugeRule.SUM)).apply(own)))
        .isEqualTo("queue_depth 5.0\n");
  }

  @Test
  void hasNoQuantilesOfOneForSeveral() {
    MetricSnapshots own =
        MetricSnapshots.of(
            SummarySnapshot.builder()
                .name("took_seconds")
                .dataPoint(
                    SummarySnapshot.SummaryDataPointSnapshot.builder()
                        .count(1)
                        .sum(1)
                        .quantiles(Quantiles.of(new Quantile(0.5, 0.1)))
                        .build())
                .dataPoint(summaryPoint("b", 3, 0.25))
                .build());
    assertThat(Shown.text(View.of(Grant.of("took_seconds")).apply(own)))
        .isEqualTo("took_seconds_count 4\ntook_seconds_sum 1.25\n");
  }

  @Test
  void addsUpSummariesWithoutTheirQuantiles() {
    MetricSnapshots own =
        MetricSnapshots.of(
            SummarySnapshot.builder()
                .name("took_seconds")
                .dataPoint(summaryPoint("a", 2, 0.5))
                .dataPoint(summaryPoint("b", 3, 0.25))
                .build());
    assertThat(Shown.text(View.of(Grant.of("took_seconds")).apply(own)))
        .isEqualTo("took_seconds_count 5\ntook_seconds_sum 0.75\n");
    assertThat(Shown.text(View.of(Grant.of("took_seconds").labels("host")).apply(own)))
        .startsWith("took_seconds{host=\"a\",quantile=\"0.5\"} 0.1\n");
  }

  @Test
  void bringsTogetherInfosThatLookAlike() {
    MetricSnapshots own =
        MetricSnapshots.of(
            InfoSnapshot.builder()
                .name("build")
                .dataPoint(infoPoint("version", "1", "host", "a"))
                .dataPoint(infoPoint("version", "1", "host", "b"))
                .build());
    assertThat(Shown.text(View.of(Grant.of("build_info").labels("version")).apply(own)))
        .isEqualTo("build_info{version=\"1\"} 1\n");
  }

  @Test
  void leavesOutTypesThatCannotBeSummed() {
    MetricSnapshots own =
        MetricSnapshots.of(
            StateSetSnapshot.builder()
                .name("feature")
                .dataPoint(
                    StateSetSnapshot.StateSetDataPointSnapshot.builder().state("on", true).build())
                .build(),
            UnknownSnapshot.builder()
                .name("anything")
                .dataPoint(
                    UnknownSnapshot.UnknownDataPointSnapshot.builder()
                        .value(1)
                        .labels(Labels.of("host", "a"))
                        .build())
                .build());
    assertThat(Shown.text(View.of(Grant.of("*").level(Level.INSTANCE)).apply(own))).isEmpty();
    assertThat(Shown.text(View.of(Grant.of("*").level(Level.ALL).only("host", "a")).apply(own)))
        .isEqualTo("anything{host=\"a\"} 1.0\n");
  }

  @Test
  void refusesNamesThatCouldNeverMatch() {
    assertThatThrownBy(Grant::of)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("A grant names at least one family; \"*\" is all of them");
    for (String name : new String[] {"", "*_total", "a*b*"}) {
      assertThatThrownBy(() -> Grant.of(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("\"" + name + "\" is no name of a family, with or without a * at its end");
    }
    assertThatThrownBy(() -> Grant.of("*").only("service"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No value of service is given: nothing would be shown");
  }

  private static String text(View view) {
    return Shown.text(view.apply(SCRAPED));
  }

  private static MetricSnapshot counter(
      String name, CounterSnapshot.CounterDataPointSnapshot... points) {
    CounterSnapshot.Builder family = CounterSnapshot.builder().name(name);
    for (CounterSnapshot.CounterDataPointSnapshot point : points) {
      family.dataPoint(point);
    }
    return family.build();
  }

  private static CounterSnapshot.CounterDataPointSnapshot point(double value, String... labels) {
    return CounterSnapshot.CounterDataPointSnapshot.builder()
        .value(value)
        .labels(Labels.of(labels))
        .build();
  }

  private static MetricSnapshot gauge(String name, double first, double second) {
    return GaugeSnapshot.builder()
        .name(name)
        .dataPoint(gaugePoint(first, "service", "stock", "instance", "a:1"))
        .dataPoint(gaugePoint(second, "service", "stock", "instance", "b:1"))
        .build();
  }

  private static GaugeSnapshot.GaugeDataPointSnapshot gaugePoint(double value, String... labels) {
    return GaugeSnapshot.GaugeDataPointSnapshot.builder()
        .value(value)
        .labels(Labels.of(labels))
        .build();
  }

  private static SummarySnapshot.SummaryDataPointSnapshot summaryPoint(
      String host, long count, double sum) {
    return SummarySnapshot.SummaryDataPointSnapshot.builder()
        .count(count)
        .sum(sum)
        .quantiles(Quantiles.of(new Quantile(0.5, 0.1)))
        .labels(Labels.of("host", host))
        .build();
  }

  private static InfoSnapshot.InfoDataPointSnapshot infoPoint(String... labels) {
    return InfoSnapshot.InfoDataPointSnapshot.builder().labels(Labels.of(labels)).build();
  }
}
