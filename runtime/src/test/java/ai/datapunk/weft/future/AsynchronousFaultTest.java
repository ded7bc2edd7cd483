package ai.datapunk.weft.future;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.attempt.Guards;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.RecordingSubscriber;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that last longer than their methods, with a clock or a scheduler that fails. */
class AsynchronousFaultTest {

  private static final RetryPolicy ONCE = RetryPolicy.DEFAULT.maxAttempts(1);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .ticker(this::now)
          .sleeper(ticker)
          .scheduler(this::schedule)
          .build();
  private final MethodSpec guarded =
      MethodSpec.of("fetch(java.lang.Object)")
          .timed("stock", "fetch")
          .circuitGuarded(
              "stock", CircuitPolicy.DEFAULT.window(4, 1).recovery(Duration.ofSeconds(10), 1));

  /** Whether the clock fails when an attempt begins. */
  private boolean withoutBeginning;

  /** How many tasks the scheduler takes. */
  private int tasks = Integer.MAX_VALUE;

  /** A type of future of somebody else's. */
  private static final class OwnFuture extends CompletableFuture<Object> {}

  private long now() {
    if (withoutBeginning && isRead("begin")) {
      throw new IllegalStateException("no time");
    }
    return ticker.nanoTime();
  }

  private static boolean isRead(String method) {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .filter(frame -> frame.getClassName().equals(Guards.class.getName()))
                    .anyMatch(frame -> frame.getMethodName().equals(method)));
  }

  private void schedule(Runnable task, long nanos) {
    if (tasks-- <= 0) {
      throw new RejectedExecutionException();
    }
    ticker.schedule(task, nanos);
  }

  private Probe probe(MethodSpec spec, Class<?> returnType) {
    return NewProbe.withZeros(spec, mesh, returnType);
  }

  @SuppressWarnings("unchecked")
  private void call(Probe probe) throws Throwable {
    Object returned =
        probe.asynchronously(new @Nullable Object[] {null}, arguments -> new OwnFuture());
    if (returned instanceof Flow.Publisher<?> publisher) {
      ((Flow.Publisher<Object>) publisher).subscribe(new RecordingSubscriber());
    }
  }

  private GuardedCircuit guardedCircuit() {
    return (GuardedCircuit) mesh.circuit("stock");
  }

  private void halfOpen() {
    GuardedCircuit circuit = guardedCircuit();
    circuit.acquire();
    circuit.failed(ticker.nanoTime(), ticker.nanoTime());
    ticker.millis(10_001);
    assertThat(circuit.state()).isEqualTo(Circuit.State.HALF_OPEN);
  }

  @ParameterizedTest
  @ValueSource(classes = {CompletableFuture.class, OwnFuture.class, Flow.Publisher.class})
  void aCallBeginsWithoutTheClock(Class<?> type) {
    Probe probe = probe(guarded.retried("stock", "fetch", ONCE), type);
    halfOpen();
    withoutBeginning = true;
    assertThatCode(() -> call(probe)).doesNotThrowAnyException();
    withoutBeginning = false;
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aFutureThatTheSchedulerDoesNotLookAtIsNoLongerWaitedFor(int looks) throws Throwable {
    Probe probe = probe(guarded, Future.class);
    halfOpen();
    tasks = looks;
    FutureTask<Object> own = new FutureTask<>(() -> "value");
    assertThat(AdvisedCall.of(probe, null, argument -> own)).isSameAs(own);
    ticker.millis(10);
    own.run();
    assertThat(own.get()).isEqualTo("value");
    assertThat(mesh.circuit("stock").state()).isEqualTo(Circuit.State.HALF_OPEN);
    assertThatCode(() -> guardedCircuit().acquire()).doesNotThrowAnyException();
    assertThat(Scrape.of(registry).sum("mesh_service_calls_total")).isOne();
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isOne();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aRetriedFutureThatTheSchedulerDoesNotLookAtCompletesWithTheReason(int looks)
      throws Throwable {
    Probe probe = probe(guarded.retried("stock", "fetch", RetryPolicy.DEFAULT), Future.class);
    tasks = looks;
    FutureTask<Object> own = new FutureTask<>(() -> "value");
    Object returned = probe.asynchronously(new @Nullable Object[] {null}, arguments -> own);
    ticker.millis(10);
    CompletableFuture<?> future = (CompletableFuture<?>) requireNonNull(returned);
    assertThat(future).isCompletedExceptionally();
    assertThat(catchThrowable(future::get))
        .isInstanceOf(CancellationException.class)
        .hasStackTraceContaining("RejectedExecutionException");
    assertThat(own).isNotDone();
    assertThat(mesh.circuit("stock").state()).isEqualTo(Circuit.State.CLOSED);
    assertThat(Scrape.of(registry).sum("retry_calls_total")).isOne();
    assertThat(Scrape.of(registry).sum("circuit_breaker_requests_total")).isZero();
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isOne();
  }
}
