package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.LoadBalancerMetrics;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesKey;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.FetchFixture;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.ScrapedText;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Values of labels that were cut in the middle of an emoji: as UTF-8 they would all end in a
 * question mark, and be one series several times.
 */
class HalfEmojiTest extends FetchFixture {

  private static final MethodSpec METHOD = MethodSpec.of("fetch(java.lang.Object)");

  /** The first half of 😀, the first half of 🧀, and a question mark. */
  private static final List<String> CUT = List.of("a\ud83d", "a\ud83e", "a?");

  private List<String> seriesOf(String family) {
    return ScrapedText.series(registry).stream()
        .filter(series -> series.startsWith(family + "{"))
        .toList();
  }

  private void noSeriesIsThereTwice() {
    assertThat(ScrapedText.series(registry)).doesNotHaveDuplicates();
  }

  @Test
  void asArgumentsTheyAreOneValueAndAnother() throws Throwable {
    Probe probe =
        NewProbe.of(
            METHOD.timed(CustomHistogram.of("own_seconds", "Own.").boundedLabel("tenant", 0, 2)),
            mesh,
            Object.class);
    for (String tenant : CUT) {
      AdvisedCall.of(probe, tenant, argument -> null);
    }
    noSeriesIsThereTwice();
    assertThat(seriesOf("own_seconds_count"))
        .containsExactly(
            "own_seconds_count{tenant=\"a?\"}", "own_seconds_count{tenant=\"a\ufffd\"}");
    assertThat(Scrape.of(registry).value("own_seconds_count{tenant=\"a\ufffd\"}")).isEqualTo(2);
  }

  @Test
  void maskedTheyCanBeToldApartAsWell() throws Throwable {
    Probe probe =
        NewProbe.of(
            METHOD.timed(CustomHistogram.of("own_seconds", "Own.").maskedLabel("tenant", 0, 3)),
            mesh,
            Object.class);
    for (String tenant : CUT) {
      AdvisedCall.of(probe, tenant, argument -> null);
    }
    assertThat(seriesOf("own_seconds_count")).hasSize(2);
  }

  @Test
  void asInstancesTheyShareALabel() throws Throwable {
    mesh.instances("stock", InstanceSource.of(CUT.toArray()));
    Probe probe =
        NewProbe.withZeros(METHOD.loadBalanced("stock", "round_robin", 2, 0), mesh, Object.class);
    for (int i = 0; i < 6; i++) {
      AdvisedCall.of(probe, null, argument -> null);
    }
    noSeriesIsThereTwice();
    assertThat(seriesOf("load_balancer_active_connections")).hasSize(2);
    assertThat(
            Scrape.of(registry)
                .value(
                    "load_balancer_requests_total",
                    "service",
                    "stock",
                    "instance",
                    "a\ufffd",
                    "strategy",
                    "round_robin"))
        .isEqualTo(4);
  }

  @Test
  void namedByCallersTheyShareOneToo() throws Throwable {
    Probe probe = NewProbe.of(METHOD.loadBalanced("stock", "random", 2, 0), mesh, Object.class);
    for (String instance : CUT) {
      AdvisedCall.of(probe, instance, argument -> null);
    }
    noSeriesIsThereTwice();
    assertThat(seriesOf("load_balancer_active_connections")).hasSize(2);
  }

  @Test
  void inTheFamiliesForCodeOfOnesOwnTheyAreOneSeriesWhoeverWritesIt() {
    LoadBalancerMetrics metrics = LoadBalancerMetrics.in(registry);
    for (String instance : CUT) {
      metrics.recordRequest("stock", instance, "own");
      metrics.observeRequestDuration("stock", instance, 0.25);
      metrics.updateActiveConnections("stock", instance, 1);
      ServiceMeshMetrics.in(registry).recordRegistration(instance);
    }
    noSeriesIsThereTwice();
    assertThat(seriesOf("load_balancer_requests_total")).hasSize(2);
    assertThat(seriesOf("load_balancer_request_duration_seconds_count")).hasSize(2);
    assertThat(seriesOf("mesh_service_registrations_total")).hasSize(2);
  }

  @Test
  void aSeriesThatEndsBeginsAtNothingByWhicheverOfItsNames() {
    MetricStore store = mesh.engine().store();
    for (String service : CUT) {
      store.named().record(1, SeriesKey.of(Family.MESH_CALL_DURATION, service, "fetch"));
    }
    store.end(Family.MESH_CALL_DURATION, CUT.get(1), "fetch");
    assertThat(seriesOf("mesh_call_duration_seconds_count"))
        .containsExactly("mesh_call_duration_seconds_count{operation=\"fetch\",service=\"a?\"}");
    store.named().record(1, SeriesKey.of(Family.MESH_CALL_DURATION, CUT.get(0), "fetch"));
    assertThat(
            Scrape.of(registry)
                .value(
                    "mesh_call_duration_seconds_count", "service", "a\ufffd", "operation", "fetch"))
        .isEqualTo(1);
  }
}
