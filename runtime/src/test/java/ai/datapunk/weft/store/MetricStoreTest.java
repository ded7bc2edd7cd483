package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Collectable;
import ai.datapunk.weft.testing.OwnMetric;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricStoreTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MetricStore store = MetricStore.in(registry);

  @Test
  void aRegistryHasOneStore() {
    assertThat(MetricStore.in(registry)).isSameAs(store);
    assertThat(MetricStore.in(new PrometheusRegistry())).isNotSameAs(store);
  }

  @Test
  void oneCellFeedsACounterAndTwoHistogramsWithTheirOwnBuckets() {
    Cell cell = store.cells().newCell(BucketBounds.DEFAULT.union(BucketBounds.LOAD_BALANCER));
    store.counter(Family.MESH_SERVICE_CALLS, "stock", "fetch", "success").derivedFrom(cell);
    store.histogram(Family.MESH_CALL_DURATION, "stock", "fetch").derivedFrom(cell);
    store.histogram(Family.LOAD_BALANCER_REQUEST_DURATION, "stock", "a:1").derivedFrom(cell);
    store.cells().admit(cell);
    cell.record(7_000_000_000L);
    Scrape scrape = Scrape.of(registry);
    assertThat(
            scrape.value(
                "mesh_service_calls_total",
                "service",
                "stock",
                "operation",
                "fetch",
                "status",
                "success"))
        .isEqualTo(1);
    String mesh =
        "mesh_call_duration_seconds_bucket{le=\"%s\",operation=\"fetch\",service=\"stock\"}";
    assertThat(scrape.value(mesh.formatted("5"))).isZero();
    assertThat(scrape.value(mesh.formatted("7.5"))).isEqualTo(1);
    String balancer =
        "load_balancer_request_duration_seconds_bucket{instance=\"a:1\",le=\"%s\",service=\"stock\"}";
    assertThat(scrape.value(balancer.formatted("5"))).isZero();
    assertThat(scrape.value(balancer.formatted("+Inf"))).isEqualTo(1);
    assertThat(scrape.has(balancer.formatted("7.5"))).isFalse();
  }

  @Test
  void aGaugeIsAbsentWhileItHasNoValue() {
    GaugeSeries rate = store.gauge(Family.CIRCUIT_BREAKER_ERROR_RATE, "stock");
    assertThat(Scrape.of(registry).has("circuit_breaker_error_rate", "service", "stock")).isFalse();
    rate.set(0.25);
    assertThat(Scrape.of(registry).value("circuit_breaker_error_rate", "service", "stock"))
        .isEqualTo(0.25);
    rate.follow(() -> Double.NaN);
    assertThat(Scrape.of(registry).has("circuit_breaker_error_rate", "service", "stock")).isFalse();
  }

  @Test
  void aSeriesThatEndedIsNotScrapedAnyMore() {
    store.gauge(Family.LOAD_BALANCER_INSTANCE_HEALTH, "stock", "a:1").set(1);
    store.counter(Family.CIRCUIT_BREAKER_REJECTIONS, "stock").increment();
    store.named().observe(Family.MESH_CALL_DURATION, 1, "stock", "fetch");
    Scrape before = Scrape.of(registry);
    store.end(Family.LOAD_BALANCER_INSTANCE_HEALTH, "stock", "a:1");
    store.end(Family.CIRCUIT_BREAKER_REJECTIONS, "stock");
    store.end(Family.MESH_CALL_DURATION, "stock", "fetch");
    assertThat(Scrape.of(registry).changesSince(before))
        .containsEntry("circuit_breaker_rejections_total{service=\"stock\"}", "ended")
        .containsEntry("load_balancer_instance_health{instance=\"a:1\",service=\"stock\"}", "ended")
        .containsEntry(
            "mesh_call_duration_seconds_count{operation=\"fetch\",service=\"stock\"}", "ended");
  }

  @Test
  void durationsThatCannotBeAreRefused() {
    for (double wrong : new double[] {-0.001, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> store.named().observe(Family.MESH_CALL_DURATION, wrong, "stock", "fetch"))
          .withMessage("A duration must be 0 seconds or more, but it is " + wrong);
    }
    assertThat(Scrape.of(registry).sum("mesh_call_duration_seconds_count")).isZero();
  }

  @Test
  void aLabelSetThatTheFamilyDoesNotHaveIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.counter(Family.CIRCUIT_BREAKER_REJECTIONS, "stock", "more"))
        .withMessage(
            "circuit_breaker_rejections has the labels [service] but was given [stock, more]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store.gauge(Family.CIRCUIT_BREAKER_REJECTIONS, "stock"))
        .withMessage("circuit_breaker_rejections_total is a COUNTER, not what was asked for");
  }

  @Test
  void aRegistryWithAMetricOfAFamilysNameIsRefused() {
    PrometheusRegistry taken = new PrometheusRegistry();
    Counter.builder().name("retry_calls_total").help("Somebody else's.").register(taken);
    assertThatIllegalArgumentException().isThrownBy(() -> MetricStore.in(taken));
    // And the registry is as it was.
    assertThatIllegalArgumentException().isThrownBy(() -> MetricStore.in(taken));
    Counter.builder().name("load_balancer_requests_total").help("Theirs too.").register(taken);
    assertThat(taken.scrape().stream()).hasSize(2);
  }

  @Test
  void aHistogramOfOnesOwnHasOneShape() {
    CustomMetrics own = store.customMetrics();
    List<String> kind = List.of("kind");
    Histogram a = OwnMetric.histogram(own, "a_seconds", BucketBounds.DEFAULT, kind, List.of("x"));
    assertThat(OwnMetric.histogram(own, "a_seconds", BucketBounds.DEFAULT, kind, List.of("x")))
        .isSameAs(a);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                OwnMetric.histogram(
                    own, "a_seconds", BucketBounds.DEFAULT, List.of("other"), List.of("x")))
        .withMessageContaining("a_seconds exists with the labels [kind]")
        .withMessageEndingWith("give one of the two metrics another name");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> OwnMetric.histogram(own, "a_seconds", BucketBounds.of(1), kind, List.of("x")));
    Counter.builder().name("taken_seconds").register(registry);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                OwnMetric.histogram(
                    own, "taken_seconds", BucketBounds.DEFAULT, kind, List.of("x")));
  }

  @Test
  void theOrderOfLabelsMakesNoDifference() {
    CustomMetrics own = store.customMetrics();
    Histogram a =
        OwnMetric.histogram(
            own, "a_seconds", BucketBounds.DEFAULT, List.of("kind", "tier"), List.of("x", "hot"));
    assertThat(
            OwnMetric.histogram(
                own,
                "a_seconds",
                BucketBounds.DEFAULT,
                List.of("tier", "kind"),
                List.of("hot", "x")))
        .isSameAs(a);
  }

  @Test
  void aFaultInsideRecordingIsCountedAndLoggedOnce() {
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isZero();
    try (CapturedLog log = new CapturedLog()) {
      store.recordingFailed(new IllegalStateException("first"));
      store.recordingFailed(new IllegalStateException("second"));
      assertThat(log.linesWith("the call itself was not touched")).hasSize(1);
      assertThat(log.linesWith("first")).isNotEmpty();
      assertThat(log.linesWith("second")).isEmpty();
    }
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isEqualTo(2);
  }

  @Test
  void aRegistryThatNobodyHasAnyMoreIsCollected() throws InterruptedException {
    abandoned().assertCollected();
  }

  private static Collectable abandoned() {
    PrometheusRegistry unused = new PrometheusRegistry();
    MetricStore.in(unused).counter(Family.CIRCUIT_BREAKER_REJECTIONS, "stock").increment();
    return new Collectable(unused);
  }
}
