package ai.datapunk.weft.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * Striped counters: a few numbers that many threads add to. Each thread adds to the numbers of a
 * stripe; the value of a number is its sum over the stripes. Thread-safe; adding never waits.
 *
 * <p>The first thread to come owns the first stripe: it is the only one that writes there, so it
 * needs no atomic addition, which costs a few nanoseconds even where nobody contends. All others
 * share one, and add atomically. Where two of them meet there, or one has been there often, that
 * one gets the second stripe, as its own; where it happens again, there is a table of stripes, in
 * which each has one of its own, and which grows where they still meet. So memory and the time of a
 * scrape go by how threads contend, and not by how many there are. Stripes share no cache line.
 */
abstract class Striped {

  private static final VarHandle FIRST;
  private static final VarHandle SECOND;
  private static final VarHandle SHARED;
  private static final VarHandle TABLE;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      FIRST = lookup.findVarHandle(Striped.class, "first", Stripe.class);
      SECOND = lookup.findVarHandle(Striped.class, "second", Stripe.class);
      SHARED = lookup.findVarHandle(Striped.class, "shared", long[].class);
      TABLE = lookup.findVarHandle(Striped.class, "table", StripeTable.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** How often in a row a thread adds to the shared stripe until it gets one of its own. */
  private static final int OFTEN = 1024;

  /**
   * How often threads meet in a stripe until there are more: one that was interrupted in the midst
   * of adding has met others by chance.
   */
  private static final int MEETINGS = 64;

  private volatile @Nullable Stripe first;
  private volatile @Nullable Stripe second;
  private volatile long @Nullable [] shared;
  private volatile @Nullable StripeTable table;

  /** How many numbers there are. */
  abstract int length();

  /** Adds to one number. */
  final void add(int number, long amount) {
    Thread thread = Thread.currentThread();
    long[] own = own(thread);
    if (own != null) {
      StripeNumbers.addOwn(own, number, amount);
    } else {
      addShared(thread, number, amount);
    }
  }

  /** Adds to one number, and then to another: nobody sees the second addition without the first. */
  final void add(int number, long amount, int next, long nextAmount) {
    Thread thread = Thread.currentThread();
    long[] own = own(thread);
    if (own != null) {
      StripeNumbers.addOwn(own, number, amount);
      StripeNumbers.addOwn(own, next, nextAmount);
    } else {
      addSecond(addShared(thread, number, amount), next, nextAmount);
    }
  }

  /**
   * Adds to a number after another. Where that was at the end of the stack, this is not done: who
   * heard of it would do both again.
   */
  private static void addSecond(long[] stripe, int number, long amount) {
    try {
      StripeNumbers.addShared(stripe, number, amount);
    } catch (StackOverflowError edge) {
      // A sum without one of its summands.
    }
  }

  /** The numbers that only this thread writes; null if it has none. */
  private long @Nullable [] own(Thread thread) {
    Stripe one = (Stripe) FIRST.getAcquire(this);
    if (one != null && one.refersTo(thread)) {
      return one.numbers;
    }
    Stripe other = (Stripe) SECOND.getAcquire(this);
    if (other != null && other.refersTo(thread)) {
      return other.numbers;
    }
    return ownOfMany(thread, one, other);
  }

  private long @Nullable [] ownOfMany(Thread thread, @Nullable Stripe one, @Nullable Stripe other) {
    StripeTable stripes = (StripeTable) TABLE.getAcquire(this);
    long[] own = stripes == null ? null : stripes.own(thread);
    if (own != null) {
      return own;
    }
    if (one == null || one.refersTo(null)) {
      return claim(FIRST, one, thread);
    }
    return other != null && other.refersTo(null) ? claim(SECOND, other, thread) : null;
  }

  private long @Nullable [] claim(VarHandle place, @Nullable Stripe left, Thread thread) {
    try {
      long[] numbers = left == null ? StripeNumbers.zeros(length()) : left.numbers;
      return place.compareAndSet(this, left, new Stripe(thread, numbers)) ? numbers : null;
    } catch (OutOfMemoryError full) {
      return null; // There is the shared one, once somebody has added.
    }
  }

  /**
   * Adds to one number of a stripe that several threads write.
   *
   * @return the stripe
   */
  private long[] addShared(Thread thread, int number, long amount) {
    StripeTable stripes = (StripeTable) TABLE.getAcquire(this);
    if (stripes == null) {
      return addWithoutTable(thread, number, amount);
    }
    long[] stripe = stripes.shared(thread);
    if (!stripes.canGrow()) {
      StripeNumbers.addShared(stripe, number, amount);
    } else if (!StripeNumbers.addSharedAlone(stripe, number, amount)) {
      growIfCrowded(stripes, stripe);
    }
    return stripe;
  }

  private void growIfCrowded(StripeTable stripes, long[] stripe) {
    try {
      if (isCrowded(stripe)) {
        grow(stripes);
      }
    } catch (StackOverflowError edge) {
      // It has been added.
    }
  }

  /**
   * Many threads that each come now and then share one stripe for good, however long that goes on:
   * only who comes often in a row, or meets others, gets one of its own.
   */
  private long[] addWithoutTable(Thread thread, int number, long amount) {
    long[] stripe = shared();
    boolean alone = StripeNumbers.addSharedAlone(stripe, number, amount);
    try {
      if (alone ? StripeNumbers.usesInARow(stripe, thread) >= OFTEN : isCrowded(stripe)) {
        leaveShared(stripe, thread);
      }
    } catch (StackOverflowError edge) {
      // It has been added.
    }
    return stripe;
  }

  private void leaveShared(long[] stripe, Thread thread) {
    if (SECOND.getAcquire(this) == null) {
      claim(SECOND, null, thread);
      StripeNumbers.forgetUses(stripe);
    } else {
      grow(null);
    }
  }

  /** Gives threads more stripes than there are, for all that there can be. */
  final void grow() {
    StripeTable stripes = (StripeTable) TABLE.getAcquire(this);
    if (stripes == null || stripes.canGrow()) {
      grow(stripes);
    }
  }

  private void grow(@Nullable StripeTable tooSmall) {
    try {
      TABLE.compareAndSet(this, tooSmall, new StripeTable(length(), tooSmall));
    } catch (OutOfMemoryError full) {
      // What there is does too.
    }
  }

  private static boolean isCrowded(long[] stripe) {
    return StripeNumbers.meetings(stripe) >= MEETINGS;
  }

  /** Makes the stripe now that all threads can add to, so that adding needs no memory. */
  final void makeShared() {
    shared();
  }

  private long[] shared() {
    long[] numbers = (long[]) SHARED.getAcquire(this);
    if (numbers != null) {
      return numbers;
    }
    long[] fresh = StripeNumbers.zeros(length());
    long[] witness = (long[]) SHARED.compareAndExchange(this, null, fresh);
    return witness == null ? fresh : witness;
  }

  /** Whether no thread has added anything yet. */
  final boolean isUnused() {
    return FIRST.getAcquire(this) == null;
  }

  /**
   * Adds each number's sum over the stripes to {@code sums}. The numbers of a stripe are read in
   * their order: what a thread added to one before it added to an earlier one is seen with that.
   */
  final void addTo(long[] sums) {
    addTo(sums, first);
    addTo(sums, second);
    long[] others = shared;
    if (others != null) {
      StripeNumbers.addTo(sums, others, length());
    }
    StripeTable stripes = table;
    if (stripes != null) {
      stripes.addTo(sums, length());
    }
  }

  private void addTo(long[] sums, @Nullable Stripe stripe) {
    if (stripe != null) {
      StripeNumbers.addTo(sums, stripe.numbers, length());
    }
  }

  /** One number's sum over the stripes. */
  final long sum(int number) {
    long[] others = shared;
    StripeTable stripes = table;
    return read(first, number)
        + read(second, number)
        + (others == null ? 0 : StripeNumbers.read(others, number))
        + (stripes == null ? 0 : stripes.sum(number));
  }

  /** How many stripes there are. */
  final int stripes() {
    StripeTable stripes = table;
    return (first == null ? 0 : 1)
        + (second == null ? 0 : 1)
        + (shared == null ? 0 : 1)
        + (stripes == null ? 0 : stripes.stripes());
  }

  private static long read(@Nullable Stripe stripe, int number) {
    return stripe == null ? 0 : StripeNumbers.read(stripe.numbers, number);
  }
}
