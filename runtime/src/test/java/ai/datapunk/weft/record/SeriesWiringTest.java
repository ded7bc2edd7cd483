package ai.datapunk.weft.record;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesOwners;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SeriesWiringTest {

  @Test
  void aRetriedMethodTakesItsSeriesFromABridge() {
    MetricStore store = MetricStore.in(new PrometheusRegistry());
    AtomicBoolean letGo = new AtomicBoolean();
    store.owners().claim(SeriesOwners.retries("stock", "fetch"), () -> letGo.set(true));
    MethodSpec method =
        MethodSpec.of("fetch(java.lang.Object)").retried("stock", "fetch", RetryPolicy.DEFAULT);
    assertThat(new SeriesWiring(method, store).spec()).isEqualTo(method);
    assertThat(letGo).isTrue();
    assertThat(store.owners().claim(SeriesOwners.retries("stock", "fetch"), () -> {})).isFalse();
  }
}
