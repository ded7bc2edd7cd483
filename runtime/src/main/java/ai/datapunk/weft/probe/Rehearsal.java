package ai.datapunk.weft.probe;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.attempt.RetryState;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.guard.RetryLedger;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A warm-up: calls of all kinds that fail in all ways, in a mesh that nobody sees, before the first
 * annotated class runs. A class that a failing call is the first to need is initialized, and a
 * lambda linked, where that call is: at the end of its stack, on a full heap, or after the jar was
 * replaced. A class whose initialization fails there can never be used again, which would be so for
 * the JDK's own classes too.
 */
final class Rehearsal {

  private static final String SERVICE = "rehearsal";
  private static final String BUDGET = "budget";
  private static final double SHARE = 0.2;
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private final Mesh mesh =
      Mesh.builder()
          .registry(new PrometheusRegistry())
          .configuration(Configuration.none())
          .sleeper(nanos -> {})
          .build();

  private Rehearsal() {
    mesh.engine().store().events().mute();
  }

  /** Has it take place, unless it has. Does not fail: what it does not reach is loaded later. */
  static void once() {
    if (!BEGUN.get() && BEGUN.compareAndSet(false, true)) {
      try {
        new Rehearsal().run();
      } catch (Throwable fault) {
        // Whatever it is, the calls that need the same thing will tell of it.
      }
    }
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Nobody is interested.
  private void run() throws Throwable {
    mesh.instances(SERVICE, () -> List.of("one", "two"));
    Probe probe = probe(method("call").loadBalanced(SERVICE, "round_robin", 2, 0), Object.class);
    Exception failure = new IllegalStateException();
    call(probe, null);
    call(probe, "two");
    call(probe, null, failure);
    call(probe, null, failure, failure);
    call(probe, null, new StackOverflowError());
    mesh.circuit(SERVICE).forceOpen();
    call(probe, null);
    mesh.circuit(SERVICE).close();
    mesh.instances(SERVICE, List::of);
    call(probe, null);
    Probe labelled =
        probe(
            MethodSpec.of("label(java.lang.Object)")
                .timed(
                    CustomHistogram.of("rehearsal_seconds", "A rehearsal.")
                        .boundedLabel("label", 0, 2)),
            Object.class);
    call(labelled, "one");
    call(labelled, "two", failure);
    withoutBudget(failure);
    Probe later = probe(method("later"), CompletableFuture.class);
    later.asynchronously(new Object[] {null}, arguments -> CompletableFuture.completedFuture(""));
    later.asynchronously(
        new Object[] {null}, arguments -> CompletableFuture.failedFuture(new StackOverflowError()));
    Probe future =
        probe(
            MethodSpec.of("return(java.lang.Object)").timed(SERVICE, "return"),
            CompletableFuture.class);
    returned(future, CompletableFuture.completedFuture(""));
    returned(future, CompletableFuture.failedFuture(failure));
    mesh.close();
  }

  private void withoutBudget(Exception failure) {
    RetryPolicy policy = RetryPolicy.DEFAULT.budget(SHARE);
    Probe probe =
        probe(
            MethodSpec.of("spend(java.lang.Object)").retried(BUDGET, "spend", policy),
            Object.class);
    RetryLedger retries = mesh.engine().retries().of(BUDGET);
    while (retries.takes(SHARE, mesh.engine().ticker().nanoTime())) {
      // Each takes one.
    }
    call(probe, null, failure);
  }

  private static MethodSpec method(String name) {
    return MethodSpec.of(name + "(java.lang.Object)")
        .timed(SERVICE, name)
        .retried(
            SERVICE,
            name,
            RetryPolicy.DEFAULT.maxAttempts(2).backoff(Duration.ZERO, 1, Duration.ZERO))
        .circuitGuarded(SERVICE, CircuitPolicy.DEFAULT);
  }

  private Probe probe(MethodSpec spec, Class<?> returnType) {
    SeriesWiring wiring = ClassProbes.wiring(spec, mesh.engine());
    wiring.exposeZeros();
    return ClassProbes.probe(
        wiring, mesh.engine(), new Class<?>[] {Object.class}, returnType, false);
  }

  /** As the advice does, with a method that returns this. */
  private static void returned(Probe probe, Object result) {
    OperationRecorder operation = probe.operation();
    AttemptRecorder recorder = probe.enter(operation, null, null);
    probe.succeeded(operation, null, recorder, probe.begin(recorder), result);
  }

  /** As the advice does, with a method that throws these one after the other. */
  private static void call(Probe probe, @Nullable Object argument, Throwable... thrown) {
    OperationRecorder operation = probe.operation(argument);
    RetryState retry = null;
    for (int attempt = 0; ; attempt++) {
      AttemptRecorder recorder = null;
      long start = Probe.NOT_BEGUN;
      try {
        try {
          recorder = probe.enter(operation, retry, argument);
          start = probe.begin(recorder);
          if (attempt < thrown.length) {
            throw SneakyThrow.rethrown(thrown[attempt]);
          }
          probe.succeeded(operation, retry, recorder, start, null);
          return;
        } catch (Throwable failed) {
          retry = probe.failed(operation, retry, recorder, start, failed);
        }
      } catch (Throwable asItShould) {
        return;
      }
    }
  }
}
