package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.AdvisedCall.Body;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How often a call reads the clock, which is most of what it costs. */
class ClockReadsTest {

  private static final RetryPolicy AT_ONCE =
      RetryPolicy.DEFAULT
          .backoff(Duration.ZERO, 1, Duration.ZERO)
          .abortOn(IllegalStateException.class);

  private final AtomicInteger reads = new AtomicInteger();
  private final Mesh mesh =
      Mesh.builder()
          .registry(new PrometheusRegistry())
          .ticker(
              () -> {
                reads.incrementAndGet();
                return 0;
              })
          .sleeper(nanos -> {})
          .build();
  private final MethodSpec guarded =
      MethodSpec.of("fetch(java.lang.Object)")
          .timed("stock", "fetch")
          .circuitGuarded("stock", CircuitPolicy.DEFAULT);
  private final Probe probe =
      NewProbe.of(guarded.retried("stock", "fetch", AT_ONCE), mesh, Object.class);
  private final Probe notRetried = NewProbe.of(guarded, mesh, Object.class);

  /** The readings of a call, which throws what it has to. */
  private int readsOf(Probe called, Body body, Class<? extends Throwable> expected) {
    reads.set(0);
    assertThat(AdvisedCall.thrown(called, null, body)).isInstanceOf(expected);
    return reads.get();
  }

  @Test
  void aCallThatSucceedsReadsItTwice() throws Throwable {
    AdvisedCall.of(probe, null, argument -> "");
    reads.set(0);
    AdvisedCall.of(probe, null, argument -> "");
    assertThat(reads).hasValue(2);
  }

  @Test
  void aCallThatIsRefusedReadsItOnce() {
    mesh.circuit("stock").forceOpen();
    Body body = argument -> "";
    assertThat(readsOf(probe, body, CallRefusedException.class)).isEqualTo(1);
    assertThat(readsOf(notRetried, body, CallRefusedException.class)).isEqualTo(1);
  }

  @Test
  void aCallThatFailsReadsItTwice() {
    Body body = AdvisedCall.throwing(new IllegalStateException());
    assertThat(readsOf(probe, body, IllegalStateException.class)).isEqualTo(2);
    assertThat(readsOf(notRetried, body, IllegalStateException.class)).isEqualTo(2);
  }

  @Test
  void aCallWhoseAttemptsAllFailReadsItTwiceForEach() {
    Body body = AdvisedCall.throwing(new IOException());
    assertThat(readsOf(probe, body, IOException.class)).isEqualTo(6);
  }
}
