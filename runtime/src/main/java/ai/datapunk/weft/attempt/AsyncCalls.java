package ai.datapunk.weft.attempt;

import ai.datapunk.weft.record.AttemptRecorder;
import ai.datapunk.weft.record.OperationRecorder;
import ai.datapunk.weft.store.UnfinishedCalls;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a method that end later than they return: with the future that they return, or with
 * the subscriptions to a publisher. Thread-safe.
 */
public interface AsyncCalls extends UnfinishedCalls.Finisher {

  /** Whether an attempt that has returned this goes on. */
  boolean takes(@Nullable Object result);

  /**
   * An attempt has returned what is taken here, and is recorded from here on. Where the stack ends
   * before, that is done by {@link #finish}, and the caller gets what was returned: the call is
   * kept as {@link OutcomeRecorder} keeps its own, with the result at its end.
   *
   * @return what the caller is to get
   */
  @Nullable Object returned(Attempt attempt, @Nullable Object result);

  /** There was no memory for {@link #returned}: nothing more is heard of the attempt. */
  void lost(AttemptRecorder recorder, long start, OutOfMemoryError full);

  /** An attempt that is the last one has thrown, and so has nothing to wait for. */
  void threw(Attempt attempt, Throwable thrown);

  /**
   * A whole call of a method that returns a future and is retried or has a fallback, or a publisher
   * and is retried, load balanced, or has a fallback.
   *
   * @return a future of the operation, whose cancellation reaches the attempt that is running; the
   *     method's own where its type can be no other; or a publisher, whose subscriptions are calls
   */
  @Nullable Object call(OperationRecorder operation, @Nullable Object[] arguments, MethodBody body)
      throws Throwable;
}
