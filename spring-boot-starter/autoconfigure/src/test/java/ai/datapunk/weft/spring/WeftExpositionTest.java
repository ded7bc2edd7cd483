package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeftExpositionTest {

  @Test
  void aMeshOfTheApplicationsIsInUseUntilItsContextCloses() {
    PrometheusRegistry registry = new PrometheusRegistry();
    try (Mesh own = Mesh.builder().registry(new PrometheusRegistry()).build()) {
      WeftExposition exposition = new WeftExposition(own, List.of(registry));
      exposition.afterSingletonsInstantiated();
      assertThat(Weft.mesh()).isSameAs(own);
      own.instances("stock", () -> List.of("a:1"));
      assertThat(registry.scrape("load_balancer_active_instances"::equals).stream()).isNotEmpty();
      exposition.destroy();
      assertThat(Weft.mesh()).isNotSameAs(own);
    }
  }

  @Test
  void aNameThatIsTakenKeepsNoApplicationFromStarting() {
    PrometheusRegistry taken = new PrometheusRegistry();
    Counter.builder().name("retry_calls_total").help("Somebody else's.").register(taken);
    try (Mesh own = Mesh.builder().registry(new PrometheusRegistry()).build()) {
      WeftExposition exposition = new WeftExposition(own, List.of(taken));
      exposition.afterSingletonsInstantiated();
      exposition.destroy();
    }
    assertThat(taken.scrape().stream()).hasSize(1);
  }
}
