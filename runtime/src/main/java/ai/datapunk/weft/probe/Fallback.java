package ai.datapunk.weft.probe;

import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.spec.MethodSpec.Operation;
import ai.datapunk.weft.spec.MetricHolder;
import ai.datapunk.weft.store.Counter;
import ai.datapunk.weft.store.MetricStore;
import org.jspecify.annotations.Nullable;

/** What answers in the place of a method that has failed. Thread-safe. */
public final class Fallback {

  private final MetricHolder holder;
  private final int method;
  private final Counter answered;
  private final Counter failed;

  /** The fallback of the method that has this index in the holder. */
  Fallback(MetricHolder holder, int method, Operation operation, MetricStore store) {
    this.holder = holder;
    this.method = method;
    this.answered = counter(store, operation, LabelValues.SUCCESS);
    this.failed = counter(store, operation, LabelValues.FAILURE);
  }

  private static Counter counter(MetricStore store, Operation operation, String status) {
    return store.counter(Family.MESH_FALLBACK_CALLS, operation.service(), operation.name(), status);
  }

  /**
   * Answers. What the fallback itself throws is thrown as it is, with the method's exception
   * suppressed in it.
   *
   * @param target what the method was called on; null if it is static
   * @param thrown what the method has failed with
   */
  public @Nullable Object call(
      @Nullable Object target, @Nullable Object[] arguments, Throwable thrown) {
    try {
      Object answer = holder.fallback(method, target, arguments, thrown);
      answered.increment();
      return answer;
    } catch (Throwable again) {
      failed.increment();
      if (again != thrown) {
        again.addSuppressed(thrown);
      }
      throw SneakyThrow.rethrown(again);
    }
  }
}
