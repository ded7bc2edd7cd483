package ai.datapunk.weft.future;

import ai.datapunk.weft.store.StackReserve;
import ai.datapunk.weft.store.UnfinishedCalls;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The end of a future, which is heard once: a stage of one's own may tell twice. Where it is told
 * at the end of a stack it is kept, and recorded later. Thread-safe.
 */
final class OneEnd extends AtomicBoolean
    implements BiConsumer<@Nullable Object, @Nullable Throwable>, UnfinishedCalls.Finisher {

  private static final long serialVersionUID = 1L;

  private static final int VALUE = 2;
  private static final int THROWN = 3;
  private static final int HEARD = 4;

  private final transient UnfinishedCalls unfinished;
  private final transient FutureEnd end;

  OneEnd(UnfinishedCalls unfinished, FutureEnd end) {
    this.unfinished = unfinished;
    this.end = end;
  }

  @Override
  public void accept(@Nullable Object value, @Nullable Throwable thrown) {
    boolean heard = false;
    try {
      StackReserve.checkForLaterEnd();
      heard = compareAndSet(false, true);
      if (heard) {
        end.ended(value, thrown);
      }
    } catch (StackOverflowError edge) {
      // Nothing may be called here.
      @Nullable Object[] call = {null, this, value, thrown, heard ? this : null};
      synchronized (unfinished) {
        if (unfinished.kept < UnfinishedCalls.MOST) {
          call[UnfinishedCalls.NEXT] = unfinished.latest;
          unfinished.latest = call;
        }
        unfinished.kept++;
      }
      pass(value, thrown);
    }
  }

  /** Whoever waits for the future is not to wait until that is recorded, if there is a way. */
  private void pass(@Nullable Object value, @Nullable Throwable thrown) {
    try {
      end.passOn(value, thrown);
    } catch (StackOverflowError edge) {
      // It hears of it when the end is recorded.
    }
  }

  @Override
  public void finish(@Nullable Object[] call) {
    if (call[HEARD] != null || compareAndSet(false, true)) {
      end.ended(call[VALUE], (Throwable) call[THROWN]);
    }
  }
}
