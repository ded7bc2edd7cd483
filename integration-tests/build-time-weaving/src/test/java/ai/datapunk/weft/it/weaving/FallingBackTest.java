package ai.datapunk.weft.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class FallingBackTest {

  private final FallingBack methods = new FallingBack();

  @Test
  void theFallbackAnswersWithTheArgumentsAndTheExceptionWhenAllAttemptsHaveFailed()
      throws Exception {
    double before = fallbacks("fresh", "success");
    assertThat(methods.fresh("key", 0)).isEqualTo("stale key0 because of no key");
    assertThat(fallbacks("fresh", "success") - before).isOne();
    assertThat(
            value(
                "mesh_service_calls",
                "service",
                "falling_back",
                "operation",
                "fresh",
                "status",
                "failure"))
        .isEqualTo(1);
  }

  @Test
  void aCallThatSucceedsDoesNotFallBack() throws Exception {
    double before = fallbacks("fresh", "success");
    assertThat(methods.fresh("key", 1)).isEqualTo("key");
    assertThat(fallbacks("fresh", "success") - before).isZero();
  }

  @Test
  void aStaticMethodFallsBackToAStaticOne() {
    assertThat(FallingBack.count(7)).isEqualTo(-1);
    assertThat(fallbacks("count", "success")).isEqualTo(1);
  }

  @Test
  void whatTheFallbackThrowsIsThrownWithTheFirstFailureSuppressed() {
    double before = fallbacks("fail", "failure");
    assertThatThrownBy(methods::fail)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage("second")
        .satisfies(thrown -> assertThat(thrown.getSuppressed()[0]).hasMessage("first"));
    assertThat(fallbacks("fail", "failure") - before).isOne();
  }

  @Test
  void theFallbackOfAClassIsThatOfItsPublicMethods() {
    assertThat(new FallingBack.Whole().name(7)).isEqualTo("nobody, because of no name for 7");
  }

  @Test
  void anErrorIsNotForAFallback() {
    assertThatThrownBy(methods::failBadly).isInstanceOf(StackOverflowError.class);
    assertThat(fallbacks("fail_badly", "failure")).isZero();
  }

  @Test
  void anInterruptIsNotForAFallback() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> methods.take(new LinkedBlockingQueue<>()))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(fallbacks("take", "success")).isZero();
  }

  @Test
  void anInterruptedWaitIsNotForAFallbackAndTheFlagStays() {
    double before = fallbacks("poll", "success");
    Thread.currentThread().interrupt();
    Throwable thrown = catchThrowable(() -> methods.poll(new LinkedBlockingQueue<>()));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(thrown).isInstanceOf(NoSuchElementException.class);
    assertThat(fallbacks("poll", "success") - before).isZero();
    assertThat(methods.poll(new LinkedBlockingQueue<>())).isEqualTo("nothing");
  }

  @Test
  void aCancellationIsNotForAFallback() {
    assertThatThrownBy(() -> methods.join(new LinkedBlockingQueue<>()))
        .isInstanceOf(CancellationException.class);
    assertThat(fallbacks("join", "success")).isZero();
  }

  private static double fallbacks(String operation, String status) {
    return value(
        "mesh_fallback_calls", "service", "falling_back", "operation", operation, "status", status);
  }

  private static double value(String name, String... labels) {
    Labels wanted = Labels.of(labels);
    return PrometheusRegistry.defaultRegistry.scrape().stream()
        .filter(snapshot -> snapshot.getMetadata().getName().equals(name))
        .flatMap(snapshot -> snapshot.getDataPoints().stream())
        .filter(point -> point.getLabels().equals(wanted))
        .mapToDouble(point -> ((CounterDataPointSnapshot) point).getValue())
        .sum();
  }
}
