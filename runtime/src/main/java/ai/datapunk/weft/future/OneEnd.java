package ai.datapunk.weft.future;

import ai.datapunk.weft.store.UnfinishedCalls;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The end of a future, which is heard once: a stage of one's own may tell twice. Where it is told
 * at the end of a stack, or cannot be passed on for lack of memory, it is kept, and recorded later.
 * Thread-safe.
 */
final class OneEnd extends AtomicBoolean
    implements BiConsumer<@Nullable Object, @Nullable Throwable>, UnfinishedCalls.Finisher {

  private static final long serialVersionUID = 1L;

  private static final int VALUE = 2;
  private static final int THROWN = 3;
  private static final int HEARD = 4;

  private final transient UnfinishedCalls unfinished;
  private final transient FutureEnd end;

  /** What is kept: made before, since there may be no memory then. */
  private final transient @Nullable Object[] call = {null, this, null, null, null};

  /** Guarded by the unfinished calls. */
  private boolean kept;

  OneEnd(UnfinishedCalls unfinished, FutureEnd end) {
    this.unfinished = unfinished;
    this.end = end;
  }

  @Override
  public void accept(@Nullable Object value, @Nullable Throwable thrown) {
    boolean heard = false;
    try {
      end.checkStack();
      heard = compareAndSet(false, true);
      if (heard) {
        end.ended(value, thrown);
      }
    } catch (StackOverflowError | OutOfMemoryError edge) {
      // Nothing may be called here.
      synchronized (unfinished) {
        if (!kept) {
          kept = true;
          call[VALUE] = value;
          call[THROWN] = thrown;
          call[HEARD] = heard ? this : null;
          if (unfinished.kept < UnfinishedCalls.MOST) {
            call[UnfinishedCalls.NEXT] = unfinished.latest;
            unfinished.latest = call;
          }
          unfinished.kept++;
        }
      }
      pass(value, thrown);
    }
  }

  /** Whether it has not heard of the end; it does not from now on. */
  boolean leave() {
    return compareAndSet(false, true);
  }

  /** Whoever waits for the future is not to wait until that is recorded, if there is a way. */
  private void pass(@Nullable Object value, @Nullable Throwable thrown) {
    try {
      end.passOn(value, thrown);
    } catch (StackOverflowError | OutOfMemoryError edge) {
      // It hears of it when the end is recorded.
    }
  }

  @Override
  public void finish(@Nullable Object[] ended) {
    if (ended[HEARD] != null || compareAndSet(false, true)) {
      end.ended(ended[VALUE], (Throwable) ended[THROWN]);
    }
  }
}
