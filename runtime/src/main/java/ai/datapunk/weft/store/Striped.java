package ai.datapunk.weft.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Striped counters: a few numbers that many threads add to. Each thread adds to the numbers of its
 * stripe; the value of a number is its sum over the stripes. Thread-safe; adding never waits.
 *
 * <p>Stripes are chosen by thread id, which spreads the consecutive ids of a pool's threads evenly
 * and needs no thread-local state; writers on different stripes share no cache line. The first
 * thread to come owns the stripe: it is the only one that writes there, so it needs no atomic
 * addition, which costs a few nanoseconds even where nobody contends. Others whose id leads there
 * share a second stripe, and add atomically. Memory is used for the threads that write.
 */
abstract class Striped {

  private static final VarHandle LONG = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle OWNED = MethodHandles.arrayElementVarHandle(Stripe[].class);
  private static final VarHandle SHARED = MethodHandles.arrayElementVarHandle(long[][].class);

  /** A cache line behind the data, so that the next array's header is not on a line we write. */
  private static final int PADDING = 8;

  /** Twice the cores or more, up to 64, so that few threads that run at a time meet. */
  private static final int STRIPES =
      Math.min(64, Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4);

  private static final int MASK = STRIPES - 1;

  /**
   * The numbers that one thread writes. It is known by itself, since ids can be overridden, and
   * weakly: once it has been collected, it writes no more, and the stripe is free for another.
   */
  private static final class Stripe extends WeakReference<Thread> {

    final long[] numbers;

    Stripe(Thread owner, long[] numbers) {
      super(owner);
      this.numbers = numbers;
    }
  }

  private final @Nullable Stripe[] owned = new Stripe[STRIPES];

  /** Comes into being with the first thread whose stripe belongs to another. */
  private volatile long @Nullable [] @Nullable [] shared;

  /** How many numbers there are. */
  abstract int length();

  /** Adds to one number. */
  final void add(int number, long amount) {
    Thread thread = Thread.currentThread();
    long[] own = own(thread);
    if (own != null) {
      LONG.setRelease(own, number, own[number] + amount);
    } else {
      LONG.getAndAdd(shared(thread), number, amount);
    }
  }

  /** Adds to one number, and then to another: nobody sees the second addition without the first. */
  final void add(int number, long amount, int next, long nextAmount) {
    Thread thread = Thread.currentThread();
    long[] own = own(thread);
    if (own != null) {
      LONG.setRelease(own, number, own[number] + amount);
      LONG.setRelease(own, next, own[next] + nextAmount);
    } else {
      long[] stripe = shared(thread);
      LONG.getAndAdd(stripe, number, amount);
      LONG.getAndAdd(stripe, next, nextAmount);
    }
  }

  /** The numbers that only this thread writes; null if another owns them. */
  private long @Nullable [] own(Thread thread) {
    int slot = slot(thread);
    Stripe stripe = (Stripe) OWNED.getAcquire(owned, slot);
    if (stripe != null && stripe.refersTo(thread)) {
      return stripe.numbers;
    }
    return stripe == null || stripe.refersTo(null) ? claim(slot, stripe, thread) : null;
  }

  private long @Nullable [] claim(int slot, @Nullable Stripe left, Thread thread) {
    long[] numbers = left == null ? newNumbers() : left.numbers;
    return OWNED.compareAndSet(owned, slot, left, new Stripe(thread, numbers)) ? numbers : null;
  }

  private long[] shared(Thread thread) {
    long[][] stripes = shared;
    if (stripes == null) {
      stripes = createShared();
    }
    int slot = slot(thread);
    long[] stripe = (long[]) SHARED.getAcquire(stripes, slot);
    if (stripe != null) {
      return stripe;
    }
    long[] fresh = newNumbers();
    long[] witness = (long[]) SHARED.compareAndExchange(stripes, slot, null, fresh);
    return witness == null ? fresh : witness;
  }

  private synchronized long[][] createShared() {
    long[][] stripes = shared;
    if (stripes == null) {
      stripes = new long[STRIPES][];
      shared = stripes;
    }
    return stripes;
  }

  private long[] newNumbers() {
    return new long[length() + PADDING];
  }

  private static int slot(Thread thread) {
    return (int) thread.getId() & MASK;
  }

  /** Whether no thread has added anything yet. */
  final boolean isUnused() {
    for (int slot = 0; slot < STRIPES; slot++) {
      if (OWNED.getAcquire(owned, slot) != null) {
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
    long[][] others = shared;
    for (int slot = 0; slot < STRIPES; slot++) {
      Stripe own = (Stripe) OWNED.getAcquire(owned, slot);
      if (own != null) {
        addTo(sums, own.numbers);
      }
      long[] stripe = others == null ? null : (long[]) SHARED.getAcquire(others, slot);
      if (stripe != null) {
        addTo(sums, stripe);
      }
    }
  }

  private void addTo(long[] sums, long[] stripe) {
    int length = length();
    for (int i = 0; i < length; i++) {
      sums[i] += (long) LONG.getAcquire(stripe, i);
    }
  }

  /** One number's sum over the stripes. */
  final long sum(int number) {
    long[][] others = shared;
    long sum = 0;
    for (int slot = 0; slot < STRIPES; slot++) {
      Stripe own = (Stripe) OWNED.getAcquire(owned, slot);
      if (own != null) {
        sum += (long) LONG.getOpaque(own.numbers, number);
      }
      long[] stripe = others == null ? null : (long[]) SHARED.getAcquire(others, slot);
      if (stripe != null) {
        sum += (long) LONG.getOpaque(stripe, number);
      }
    }
    return sum;
  }
}
