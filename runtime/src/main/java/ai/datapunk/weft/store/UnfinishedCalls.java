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
 * synchronized (unfinished.latest) {
 *   if (unfinished.kept[0]++ < UnfinishedCalls.MOST) {
 *     call[UnfinishedCalls.NEXT] = unfinished.latest[0];
 *     unfinished.latest[0] = call;
 *   }
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

  /**
   * The last one that was kept, in an array of one; guarded by that array. Woven code has it from
   * its probe, and could not reach a field of this class.
   */
  @SuppressWarnings("VisibilityModifier") // A setter would be a frame.
  public final @Nullable Object[] latest = {null};

  /** How many were kept, or would have been, in an array of one; guarded by {@link #latest}. */
  @SuppressWarnings("VisibilityModifier") // The same.
  public final int[] kept = {0};

  UnfinishedCalls(Consumer<Throwable> faults) {
    this.faults = faults;
  }

  /** Records all of them, if there is the stack for it here. */
  public void finish() {
    if (latest[0] != null && StackReserve.isThere()) {
      Object[] call = takeAll();
      while (call != null) {
        finish(call);
        call = (Object[]) call[NEXT];
      }
    }
  }

  private @Nullable Object @Nullable [] takeAll() {
    Object[] all;
    int lost;
    synchronized (latest) {
      all = (Object[]) latest[0];
      latest[0] = null;
      lost = kept[0] - MOST;
      kept[0] = 0;
    }
    for (int i = 0; i < lost; i++) {
      faults.accept(new StackOverflowError("A call could not be recorded at the end of its stack"));
    }
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
