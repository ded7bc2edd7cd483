package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.testing.OwnMetric;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a scrape shows of cells and series that come and go. */
class ScrapeTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MetricStore store = MetricStore.in(registry);

  private MetricSnapshot family(String name) {
    return registry.scrape(name::equals).stream().findFirst().orElseThrow();
  }

  private double counter(String name) {
    return ((CounterSnapshot) family(name))
        .getDataPoints().stream()
            .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue)
            .sum();
  }

  private long count(String name) {
    return ((HistogramSnapshot) family(name))
        .getDataPoints().stream()
            .mapToLong(HistogramSnapshot.HistogramDataPointSnapshot::getCount)
            .sum();
  }

  @Test
  void aCellShowsInAllItsFamiliesOrInNone() {
    Cell cell = store.cells().newCell(BucketBounds.DEFAULT);
    store.counter(Family.MESH_SERVICE_CALLS, "stock", "fetch", "success").derivedFrom(cell);
    store.histogram(Family.MESH_CALL_DURATION, "stock", "fetch").derivedFrom(cell);
    cell.record(1);
    assertThat(counter("mesh_service_calls")).isZero();
    assertThat(count("mesh_call_duration_seconds")).isZero();
    store.cells().admit(cell);
    assertThat(counter("mesh_service_calls")).isEqualTo(1);
    assertThat(count("mesh_call_duration_seconds")).isEqualTo(1);
  }

  @Test
  void aCellIsAdmittedOnce() {
    Cell cell = store.cells().newCell(BucketBounds.DEFAULT);
    store.cells().admit(cell);
    assertThatIllegalStateException().isThrownBy(() -> store.cells().admit(cell));
    assertThatIllegalStateException().isThrownBy(() -> store.cells().admitOperations(cell));
  }

  @Test
  void whatIsRecordedAsOneIsInOneCell() {
    SeriesKey duration = SeriesKey.of(Family.LOAD_BALANCER_REQUEST_DURATION, "stock", "a:1");
    SeriesKey requests = SeriesKey.of(Family.LOAD_BALANCER_REQUESTS, "stock", "a:1", "random");
    store.named().record(0.25, duration, requests);
    store.named().record(6, duration, requests);
    assertThat(counter("load_balancer_requests")).isEqualTo(2);
    HistogramSnapshot histogram =
        (HistogramSnapshot) family("load_balancer_request_duration_seconds");
    assertThat(histogram.getDataPoints().get(0).getSum()).isEqualTo(6.25);
    assertThat(histogram.getDataPoints().get(0).getClassicBuckets().getCount(6)).isEqualTo(1);
    assertThat(histogram.getDataPoints().get(0).getClassicBuckets().getCount(12)).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> store.named().record(1, SeriesKey.of(Family.MESH_HEALTHY_INSTANCES, "stock")));
  }

  @Test
  void aSeriesThatEndsAndComesAgainBeginsAtZeroAndItsSiblingsGoOn() {
    SeriesKey duration = SeriesKey.of(Family.MESH_CALL_DURATION, "stock", "fetch");
    SeriesKey calls = SeriesKey.of(Family.MESH_SERVICE_CALLS, "stock", "fetch", "success");
    store.named().record(1, duration, calls);
    store.end(Family.MESH_SERVICE_CALLS, "stock", "fetch", "success");
    assertThat(counter("mesh_service_calls")).isZero();
    store.named().record(1, duration, calls);
    assertThat(counter("mesh_service_calls")).isEqualTo(1);
    assertThat(count("mesh_call_duration_seconds")).isEqualTo(2);
  }

  @Test
  void aScrapeOfSomeFamiliesLeavesTheOthersOutAndLosesNothing() {
    Cell cell = store.cells().newCell(BucketBounds.of(1));
    OwnMetric.histogram(
            store.customMetrics(), "own_seconds", BucketBounds.of(1), List.of("kind"), List.of("x"))
        .derivedFrom(cell);
    store.cells().admit(cell);
    cell.record(1_000_000_000);
    store.counter(Family.CIRCUIT_BREAKER_REJECTIONS, "stock").increment();
    assertThat(registry.scrape("own_seconds"::equals).stream())
        .extracting(family -> family.getMetadata().getPrometheusName())
        .containsExactly("own_seconds");
    assertThat(count("own_seconds")).isEqualTo(1);
    assertThat(counter("circuit_breaker_rejections")).isEqualTo(1);
  }

  @Test
  void whatFailsDuringAScrapeIsCountedAndTheRestIsScraped() {
    store
        .preparations()
        .add(
            () -> {
              throw new IllegalStateException("not prepared");
            });
    store
        .gauge(Family.MESH_HEALTHY_INSTANCES, "stock")
        .follow(
            () -> {
              throw new IllegalStateException("no value");
            });
    store.gauge(Family.MESH_HEALTHY_INSTANCES, "other").set(3);
    assertThat(family("mesh_healthy_instances").getDataPoints()).hasSize(1);
    // Two preparations and the gauge once; gauges are asked after counters.
    assertThat(counter("weft_recording_failures")).isEqualTo(3);
  }

  @Test
  void seriesAreScrapedInTheOrderOfTheirLabels() {
    for (String service : new String[] {"b", "d", "a"}) {
      store.counter(Family.CIRCUIT_BREAKER_REJECTIONS, service).increment();
    }
    assertThat(services()).containsExactly("a", "b", "d");
    store.counter(Family.CIRCUIT_BREAKER_REJECTIONS, "c");
    store.end(Family.CIRCUIT_BREAKER_REJECTIONS, "a");
    assertThat(services()).containsExactly("b", "c", "d");
  }

  private List<String> services() {
    return family("circuit_breaker_rejections").getDataPoints().stream()
        .map(point -> point.getLabels().get("service"))
        .toList();
  }
}
