package ai.datapunk.weft.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * A table of stripes for threads that would be in each other's way with fewer. A thread's id says
 * which slot is its own, which spreads the consecutive ids of a pool's threads evenly and needs no
 * thread-local state. The first thread to come owns the slot's stripe; others whose id leads there
 * share another one. Thread-safe.
 */
final class StripeTable {

  private static final VarHandle OWNED = MethodHandles.arrayElementVarHandle(Stripe[].class);
  private static final VarHandle SHARED = MethodHandles.arrayElementVarHandle(long[][].class);

  /** Twice the cores or more, up to 64, so that few threads that run at a time meet. */
  private static final int MOST =
      Math.min(64, Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4);

  private static final int LEAST = 4;

  private final int length;
  private final @Nullable Stripe[] owned;
  private final long @Nullable [][] shared;

  /** The table that was too small; what was added there stays there. */
  private final @Nullable StripeTable before;

  /**
   * A table larger than another one, if there is one.
   *
   * @param length how many numbers there are
   */
  StripeTable(int length, @Nullable StripeTable before) {
    int slots = before == null ? Math.min(LEAST, MOST) : Math.min(before.owned.length * 4, MOST);
    this.length = length;
    this.owned = new Stripe[slots];
    this.shared = new long[slots][];
    this.before = before;
  }

  /** Whether there can be a larger one. */
  boolean canGrow() {
    return owned.length < MOST;
  }

  /** The numbers that only this thread writes; null if another owns them. */
  long @Nullable [] own(Thread thread) {
    int slot = slot(thread);
    Stripe stripe = (Stripe) OWNED.getAcquire(owned, slot);
    if (stripe != null && stripe.refersTo(thread)) {
      return stripe.numbers;
    }
    return stripe == null || stripe.refersTo(null) ? claim(slot, stripe, thread) : null;
  }

  private long @Nullable [] claim(int slot, @Nullable Stripe left, Thread thread) {
    long[] numbers = left == null ? StripeNumbers.zeros(length) : left.numbers;
    return OWNED.compareAndSet(owned, slot, left, new Stripe(thread, numbers)) ? numbers : null;
  }

  /** The numbers that this thread writes together with others. */
  long[] shared(Thread thread) {
    int slot = slot(thread);
    long[] numbers = (long[]) SHARED.getAcquire(shared, slot);
    if (numbers != null) {
      return numbers;
    }
    long[] fresh = StripeNumbers.zeros(length);
    long[] witness = (long[]) SHARED.compareAndExchange(shared, slot, null, fresh);
    return witness == null ? fresh : witness;
  }

  private int slot(Thread thread) {
    return (int) thread.getId() & (owned.length - 1);
  }

  /** Adds the numbers of all stripes to {@code sums}. */
  void addTo(long[] sums, int count) {
    for (StripeTable table = this; table != null; table = table.before) {
      for (int slot = 0; slot < table.owned.length; slot++) {
        Stripe own = (Stripe) OWNED.getAcquire(table.owned, slot);
        if (own != null) {
          StripeNumbers.addTo(sums, own.numbers, count);
        }
        long[] others = (long[]) SHARED.getAcquire(table.shared, slot);
        if (others != null) {
          StripeNumbers.addTo(sums, others, count);
        }
      }
    }
  }

  /** How many stripes there are. */
  int stripes() {
    int stripes = 0;
    for (StripeTable table = this; table != null; table = table.before) {
      for (int slot = 0; slot < table.owned.length; slot++) {
        stripes += OWNED.getAcquire(table.owned, slot) == null ? 0 : 1;
        stripes += SHARED.getAcquire(table.shared, slot) == null ? 0 : 1;
      }
    }
    return stripes;
  }

  /** One number's sum over all stripes. */
  long sum(int number) {
    long sum = 0;
    for (StripeTable table = this; table != null; table = table.before) {
      for (int slot = 0; slot < table.owned.length; slot++) {
        Stripe own = (Stripe) OWNED.getAcquire(table.owned, slot);
        sum += own == null ? 0 : StripeNumbers.read(own.numbers, number);
        long[] others = (long[]) SHARED.getAcquire(table.shared, slot);
        sum += others == null ? 0 : StripeNumbers.read(others, number);
      }
    }
    return sum;
  }
}
