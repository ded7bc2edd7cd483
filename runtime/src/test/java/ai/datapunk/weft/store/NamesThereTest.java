package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class NamesThereTest {

  private static final Set<String> NAMES = Set.of("one", "two", "three", "four", "five");

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final AtomicInteger asked = new AtomicInteger();

  private NamesThere told() {
    return NamesThere.asFarAsTold(registry, NAMES);
  }

  @Test
  void aRegistryIsAskedOnceForAll() {
    GaugeWithCallback.builder()
        .name("one")
        .callback(callback -> asked.incrementAndGet())
        .register(registry);
    Gauge.builder().name("other").register(registry);
    assertThat(told()).isEqualTo(new NamesThere(Set.of("one"), Set.of(), null));
    assertThat(asked).hasValue(1);
  }

  @Test
  void aMetricThatFailsIsAskedOnceMoreAndTheOthersAreTold() {
    IllegalStateException fault = new IllegalStateException();
    GaugeWithCallback.builder()
        .name("one")
        .callback(
            callback -> {
              asked.incrementAndGet();
              throw fault;
            })
        .register(registry);
    Gauge.builder().name("two").register(registry);
    assertThat(told()).isEqualTo(new NamesThere(Set.of("two"), Set.of("one"), fault));
    assertThat(asked).hasValue(2);
  }

  /** It is asked whatever for, so that nothing is told of any name. */
  @Test
  void aMetricWithoutANameThatFailsIsAskedOnceMoreHoweverManyNamesThereAre() {
    IllegalStateException fault = new IllegalStateException();
    Collector nameless =
        () -> {
          asked.incrementAndGet();
          throw fault;
        };
    registry.register(nameless);
    Gauge.builder().name("two").register(registry);
    assertThat(told()).isEqualTo(new NamesThere(Set.of(), NAMES, fault));
    assertThat(asked).hasValue(2);
  }
}
