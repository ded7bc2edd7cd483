package ai.datapunk.weft.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A few numbers that many threads add to. Each thread adds to the numbers of its stripe; the value
 * of a number is its sum over the stripes. Thread-safe; adding never waits.
 *
 * <p>Writers on different stripes share no cache line. Stripes are chosen by thread id, which
 * spreads the consecutive ids of a pool's threads evenly and needs no thread-local state; each is
 * allocated when its first writer comes, so that memory is used for the threads that write.
 */
abstract class Striped {

  static final VarHandle LONG = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle STRIPE = MethodHandles.arrayElementVarHandle(long[][].class);

  /** A cache line behind the data, so that the next array's header is not on a line we write. */
  private static final int PADDING = 8;

  /**
   * Twice the cores or more, so that few of the threads that run at a time meet; a power of two.
   */
  private static final int STRIPES =
      Math.min(64, Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4);

  private static final int MASK = STRIPES - 1;

  private final long @Nullable [][] stripes = new long[STRIPES][];

  /** How many numbers there are. */
  abstract int length();

  /** The numbers that the current thread adds to. */
  final long[] stripe() {
    int index = (int) Thread.currentThread().getId() & MASK;
    long[] stripe = (long[]) STRIPE.getAcquire(stripes, index);
    return stripe != null ? stripe : allocate(index);
  }

  private long[] allocate(int index) {
    long[] fresh = new long[length() + PADDING];
    long[] witness = (long[]) STRIPE.compareAndExchange(stripes, index, null, fresh);
    return witness == null ? fresh : witness;
  }

  /** Whether no thread has added anything yet. */
  final boolean isUnused() {
    for (int index = 0; index < STRIPES; index++) {
      if (STRIPE.getAcquire(stripes, index) != null) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds each number's sum over the stripes to {@code sums}. The numbers of a stripe are read in
   * their order: what a thread added to one before it added to an earlier one is seen with that.
   */
  final void addTo(long[] sums) {
    int length = length();
    for (int index = 0; index < STRIPES; index++) {
      long[] stripe = (long[]) STRIPE.getAcquire(stripes, index);
      if (stripe != null) {
        for (int i = 0; i < length; i++) {
          sums[i] += (long) LONG.getAcquire(stripe, i);
        }
      }
    }
  }

  /** One number's sum over the stripes. */
  final long sum(int number) {
    long sum = 0;
    for (int index = 0; index < STRIPES; index++) {
      long[] stripe = (long[]) STRIPE.getAcquire(stripes, index);
      if (stripe != null) {
        sum += (long) LONG.getOpaque(stripe, number);
      }
    }
    return sum;
  }
}
