package ai.datapunk.weft.probe;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Ticker;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.probe.AttemptOutcome.Verdict;
import ai.datapunk.weft.store.ErrorTypes;
import ai.datapunk.weft.store.MetricStore;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the advice of one woven method calls: {@link #operation} once, then for each attempt {@link
 * #enter}, {@link #begin}, and {@link #succeeded} or {@link #failed}. Thread-safe; keeps nothing of
 * a call.
 *
 * <p>Nothing of Weft's own is thrown into the caller, except a refused call and "no instance
 * available", which {@link #enter} throws.
 */
public final class Probe {

  private final MetricStore store;
  private final Mesh mesh;
  private final Ticker ticker;
  private final OperationTrack root;
  private final @Nullable Circuit circuit;
  private final @Nullable Balancing balancing;
  private final @Nullable Retrying retrying;
  private final int[] labelParameters;
  private final boolean asynchronous;

  Probe(Wiring wiring, Mesh mesh, Class<?>[] parameterTypes, Class<?> returnType) {
    MethodSpec spec = wiring.spec();
    this.mesh = mesh;
    this.store = mesh.store();
    this.ticker = mesh.ticker();
    this.root = new OperationTrack(wiring, LabelValues.NONE);
    this.circuit =
        spec.circuit() == null
            ? null
            : mesh.circuit(spec.circuit().service(), spec.circuit().policy());
    this.balancing =
        spec.balance() == null ? null : new Balancing(spec.balance(), mesh, parameterTypes);
    this.retrying = spec.retry() == null ? null : new Retrying(spec.retry().policy(), mesh);
    this.labelParameters =
        spec.ownMetric() == null
            ? new int[0]
            : spec.ownMetric().labels().stream()
                .mapToInt(OwnMetric.ArgumentLabel::parameter)
                .toArray();
    this.asynchronous = CompletionStage.class.isAssignableFrom(returnType);
  }

  /** How many labels take their values from arguments. */
  public int labelCount() {
    return labelParameters.length;
  }

  /** Which argument a label takes its value from. */
  public int labelParameter(int label) {
    return labelParameters[label];
  }

  /** Which argument names the instance; -1 if none does. */
  public int instanceParameter() {
    return balancing == null ? -1 : balancing.parameter();
  }

  /** The track of a method without labels; of one with labels, the root of {@link #label}. */
  public OperationTrack operation() {
    return root;
  }

  /** The track below another whose next label takes its value from this argument. */
  public OperationTrack label(OperationTrack above, @Nullable Object argument) {
    try {
      return above.at(argument);
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      return above.overflow();
    }
  }

  /** The track of a method with one bound argument, which is its label or its instance. */
  public OperationTrack operation(@Nullable Object argument) {
    return labelParameters.length == 0 ? root : label(root, argument);
  }

  /**
   * Before an attempt: asks the circuit, then finds or picks the instance.
   *
   * @param retrial null at the first attempt
   * @param instance the argument that names the instance, or whatever else if there is no such
   * @throws CallRefusedException if the circuit is open
   * @throws NoInstanceAvailableException if there is none to pick
   */
  public AttemptTrack enter(
      OperationTrack operation, @Nullable Retrial retrial, @Nullable Object instance) {
    if (circuit != null) {
      circuit.acquire();
    }
    return balancing == null
        ? operation.direct()
        : balanced(balancing, operation, retrial, instance);
  }

  private AttemptTrack balanced(
      Balancing among,
      OperationTrack operation,
      @Nullable Retrial retrial,
      @Nullable Object instance) {
    try {
      return among.track(operation, retrial, instance);
    } catch (NoInstanceAvailableException none) {
      if (circuit != null) {
        long now = ticker.nanoTime();
        tell(circuit, none, now, now);
      }
      throw none;
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      return operation.direct();
    }
  }

  /**
   * The attempt begins. The clock is read before the call is counted as in flight: the counting
   * then goes on while the processor waits for the clock.
   */
  public long begin(AttemptTrack track) {
    long start = ticker.nanoTime();
    if (balancing != null) {
      track.began();
    }
    return start;
  }

  /**
   * After an attempt that returned.
   *
   * @param result what the method returned
   * @return what the caller is to get: the very same
   */
  public @Nullable Object succeeded(
      OperationTrack operation,
      @Nullable Retrial retrial,
      AttemptTrack track,
      long start,
      @Nullable Object result) {
    if (asynchronous && result instanceof CompletionStage<?> stage) {
      return observed(operation, retrial, track, start, stage);
    }
    recordSuccess(operation, retrial, track, start);
    return result;
  }

  private Object observed(
      OperationTrack operation,
      @Nullable Retrial retrial,
      AttemptTrack track,
      long start,
      CompletionStage<?> stage) {
    try {
      stage.whenComplete((value, thrown) -> completed(operation, retrial, track, start, thrown));
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      recordSuccess(operation, retrial, track, start);
    }
    return stage;
  }

  private void completed(
      OperationTrack operation,
      @Nullable Retrial retrial,
      AttemptTrack track,
      long start,
      @Nullable Throwable thrown) {
    if (thrown == null) {
      recordSuccess(operation, retrial, track, start);
    } else {
      long end = ticker.nanoTime();
      AttemptOutcome outcome = recordFailure(operation, retrial, track, start, end, thrown);
      record(operation, retrial, start, end, notRetried(retrial, outcome));
    }
  }

  private void recordSuccess(
      OperationTrack operation, @Nullable Retrial retrial, AttemptTrack track, long start) {
    try {
      long end = ticker.nanoTime();
      if (balancing != null) {
        track.succeeded();
      }
      if (circuit != null) {
        circuit.succeeded(start, end);
      }
      if (retrial == null) {
        track.firstSuccess().record(end - start);
      } else {
        track.record(AttemptOutcome.success(retrial.attempt()), end - start);
        operation.record(OperationOutcome.success(retrial.attempt()), end - retrial.startedAt());
      }
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  /**
   * After an attempt that threw, or that {@link #enter} refused. Waits until the next attempt is
   * due, and returns its state; if there is to be none, throws what was thrown.
   *
   * @param track null if the attempt was refused
   */
  public Retrial failed(
      OperationTrack operation,
      @Nullable Retrial retrial,
      @Nullable AttemptTrack track,
      long start,
      Throwable thrown) {
    long end = ticker.nanoTime();
    long began = track == null ? end : start;
    AttemptOutcome outcome = recordFailure(operation, retrial, track, began, end, thrown);
    if (retrying == null) {
      record(operation, retrial, began, end, notRetried(retrial, outcome));
      throw Sneaky.rethrown(thrown);
    }
    Retrial current = retrial == null ? new Retrial(began) : retrial;
    OperationOutcome.@Nullable Result result = retrying.waitOrEnd(current, thrown, end);
    if (result != null) {
      OperationOutcome ended =
          OperationOutcome.failure(outcome.attempt(), result, ErrorTypes.of(thrown));
      record(operation, current, began, ticker.nanoTime(), ended);
      throw Sneaky.rethrown(thrown);
    }
    return current.next(track == null ? null : track.instance());
  }

  private AttemptOutcome recordFailure(
      OperationTrack operation,
      @Nullable Retrial retrial,
      @Nullable AttemptTrack track,
      long start,
      long end,
      Throwable thrown) {
    int attempt = retrial == null ? 1 : retrial.attempt();
    AttemptOutcome outcome =
        new AttemptOutcome(
            attempt,
            verdict(track, thrown),
            ErrorTypes.of(thrown),
            balancing != null && mesh.connectionErrors().includes(thrown));
    try {
      if (track != null) {
        ended(track, outcome, start, end, thrown);
      }
      (track == null ? operation.direct() : track).record(outcome, end - start);
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
    return outcome;
  }

  private Verdict verdict(@Nullable AttemptTrack track, Throwable thrown) {
    if (track == null && thrown instanceof CallRefusedException) {
      return Verdict.REFUSED;
    }
    return circuit != null && circuit.policy().ignores(ErrorTypes.unwrapped(thrown))
        ? Verdict.IGNORED
        : Verdict.FAILURE;
  }

  private void ended(
      AttemptTrack track, AttemptOutcome outcome, long start, long end, Throwable thrown) {
    ServiceInstance instance = track.instance();
    if (instance != null) {
      if (outcome.verdict() == Verdict.IGNORED) {
        instance.released();
      } else {
        instance.failed(end);
      }
    }
    if (circuit != null) {
      tell(circuit, thrown, start, end);
    }
  }

  private static void tell(Circuit circuit, Throwable thrown, long start, long end) {
    if (circuit.policy().ignores(ErrorTypes.unwrapped(thrown))) {
      circuit.released(start);
    } else {
      circuit.failed(start, end, thrown);
    }
  }

  private static OperationOutcome notRetried(@Nullable Retrial retrial, AttemptOutcome outcome) {
    return OperationOutcome.failure(
        retrial == null ? 1 : retrial.attempt(),
        OperationOutcome.Result.EXCEPTION_NOT_RETRYABLE,
        outcome.errorType() == null ? "" : outcome.errorType());
  }

  private void record(
      OperationTrack operation,
      @Nullable Retrial retrial,
      long start,
      long end,
      OperationOutcome outcome) {
    try {
      operation.record(outcome, end - (retrial == null ? start : retrial.startedAt()));
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }
}
