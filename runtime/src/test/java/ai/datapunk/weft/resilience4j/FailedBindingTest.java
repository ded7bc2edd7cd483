package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesKey;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An entry whose series cannot be made, as where there is no memory for them. */
class FailedBindingTest {

  private static final SeriesKey NAME = SeriesKey.of(Family.CIRCUIT_BREAKER_STATE, "some");

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MetricStore store = MetricStore.in(registry);
  private final List<String> made = new ArrayList<>();
  private boolean fails = true;

  private EntrySeries<String> create(String entry) {
    if (fails) {
      throw new OutOfMemoryError("on purpose");
    }
    made.add(entry);
    return new EntrySeries<>() {
      @Override
      public void follow(String other) {
        made.add(other);
      }

      @Override
      public void prepare() {}

      @Override
      public void end() {}
    };
  }

  @Test
  void itsNameAndItsPlaceAreThereForTheNext() {
    Bindings<String> bindings =
        new Bindings<>(store, entry -> NAME, entry -> true, (key, entry) -> create(entry));
    long before = store.limitUse("circuit_breaker_state").taken();
    bindings.addIfThere("first");
    assertThat(store.limitUse("circuit_breaker_state").taken()).isEqualTo(before);
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isEqualTo(1);
    fails = false;
    bindings.addIfThere("second");
    assertThat(made).containsExactly("second");
    assertThat(store.limitUse("circuit_breaker_state").taken()).isEqualTo(before + 1);
  }
}
