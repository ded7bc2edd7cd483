package ai.datapunk.weft.store;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls that ended where there was no stack left to record that: kept, and recorded at the next
 * call that fails further up, or else at the next scrape. Thread-safe.
 *
 * <p>Whoever keeps one may not have the stack for another frame. So it calls nothing, no
 * constructor either, and does with arrays and a field what {@code keep(call)} would:
 *
 * <pre>{@code
 * Object[] call = {null, finisher, …};
 * synchronized (unfinished) {
 *   if (unfinished.kept < UnfinishedCalls.MOST) {
 *     call[UnfinishedCalls.NEXT] = unfinished.latest;
 *     unfinished.latest = call;
 *   }
 *   unfinished.kept++;
 * }
 * }</pre>
 */
public final class UnfinishedCalls {

  /** Where a call has the one that was kept before it. */
  public static final int NEXT = 0;

  /** How many are kept where nobody scrapes, and nobody fails further up; others are lost. */
  public static final int MOST = 10_000;

  private static final int FINISHER = 1;

  /** Records what is left of a call. */
  @FunctionalInterface
  public interface Finisher {

    /**
     * Does so.
     *
     * @param call as it was kept
     */
    void finish(@Nullable Object[] call);
  }

  private final Consumer<Throwable> faults;

  /** The last one that was kept; written under this object's lock. */
  @SuppressWarnings("VisibilityModifier") // A setter would be a frame.
  public volatile @Nullable Object @Nullable [] latest;

  /** How many were kept, or would have been; guarded by this object. */
  @SuppressWarnings("VisibilityModifier") // The same.
  public int kept;

  UnfinishedCalls(Consumer<Throwable> faults) {
    this.faults = faults;
  }

  /** Records all of them, if there is the stack for it here. */
  public void finish() {
    if (latest != null && StackReserve.isThere()) {
      Object[] call = takeAll();
      while (call != null) {
        finish(call);
        call = (Object[]) call[NEXT];
      }
    }
  }

  private synchronized @Nullable Object @Nullable [] takeAll() {
    Object[] all = latest;
    latest = null;
    for (; kept > MOST; kept--) {
      faults.accept(new StackOverflowError("A call could not be recorded at the end of its stack"));
    }
    kept = 0;
    return all;
  }

  private void finish(@Nullable Object[] call) {
    try {
      if (call[FINISHER] instanceof Finisher finisher) {
        finisher.finish(call);
      }
    } catch (Throwable fault) {
      faults.accept(fault);
    }
  }
}
