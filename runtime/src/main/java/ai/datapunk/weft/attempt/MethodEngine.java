package ai.datapunk.weft.attempt;

import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.MetricStore;
import org.jspecify.annotations.Nullable;

/**
 * The engine of one method: what all its calls have in common, of whichever kind they are.
 * Thread-safe.
 *
 * @param retrier null if the method is not retried
 * @param retries null if the method is not retried
 */
public record MethodEngine(
    MetricStore store,
    Guards guards,
    OutcomeRecorder outcomes,
    @Nullable Retrier retrier,
    @Nullable BlockingRetries retries,
    AsyncScheduler scheduler) {

  /** The engine of a method that is called this way. */
  public static MethodEngine of(
      MethodSpec spec, MeshEngine mesh, Class<?>[] parameterTypes, CallKind kind) {
    GuardedCircuit circuit =
        spec.circuit() == null
            ? null
            : mesh.circuits().of(spec.circuit().service(), spec.circuit().policy());
    InstancePicker picker =
        spec.balance() == null ? null : new InstancePicker(spec.balance(), mesh, parameterTypes);
    Retrier retrier = spec.retry() == null ? null : new Retrier(spec.retry(), mesh);
    OutcomeRecorder outcomes = new OutcomeRecorder(spec, mesh, circuit, kind);
    return new MethodEngine(
        mesh.store(),
        new Guards(mesh, circuit, picker, kind, outcomes),
        outcomes,
        retrier,
        retrier == null ? null : new BlockingRetries(retrier, outcomes, mesh.ticker()),
        new AsyncScheduler(mesh));
  }

  /**
   * A whole call of one attempt, whatever might be said for another. A fallback answers for what it
   * throws.
   *
   * @param async who takes a result that ends later; null if the call ends when it returns
   */
  public @Nullable Object once(
      OperationRecorder operation,
      @Nullable Object[] arguments,
      MethodBody body,
      @Nullable AsyncCalls async)
      throws Throwable {
    AttemptRecorder recorder = null;
    long start = Attempt.NOT_BEGUN;
    try {
      recorder = guards.enter(operation, null, guards.instanceOf(arguments));
      start = guards.begin(recorder);
      Object result = body.run(guards.withInstance(arguments, recorder));
      if (async != null && async.takes(result)) {
        return async.returned(new Attempt(operation, null, recorder, start), result);
      }
      outcomes.success(operation, null, recorder, start);
      return result;
    } catch (Throwable thrown) {
      outcomes.lastFailure(guards.thrown(operation, null, recorder, start), thrown);
      if (Answerable.inCallersThread(thrown)) {
        return body.answer(thrown);
      }
      throw thrown;
    }
  }
}
