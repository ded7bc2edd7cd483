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
 * share a second one, and add atomically. Only where two of them meet there, or one has been there
 * often, is there a table of stripes, in which each has one of its own again; it grows where they
 * still meet. So memory and the time of a scrape go by how threads contend, and not by how many
 * there are. Stripes share no cache line.
 */
abstract class Striped {

  private static final VarHandle LONG = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle FIRST;
  private static final VarHandle SECOND;
  private static final VarHandle TABLE;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      FIRST = lookup.findVarHandle(Striped.class, "first", Stripe.class);
      SECOND = lookup.findVarHandle(Striped.class, "second", long[].class);
      TABLE = lookup.findVarHandle(Striped.class, "table", StripeTable.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** A cache line behind the data, so that the next array's header is not on a line we write. */
  private static final int PADDING = 8;

  /** How often in a row a thread adds to the shared stripe until it gets one of its own. */
  private static final int OFTEN = 1024;

  /**
   * How often threads meet in a stripe until there are more: one that was interrupted in the midst
   * of adding has met others by chance.
   */
  private static final int MEETINGS = 64;

  private volatile @Nullable Stripe first;
  private volatile long @Nullable [] second;
  private volatile @Nullable StripeTable table;

  /** How many numbers there are. */
  abstract int length();

  /** Adds to one number. */
  final void add(int number, long amount) {
    Thread thread = Thread.currentThread();
    long[] own = own(thread);
    if (own != null) {
      LONG.setRelease(own, number, own[number] + amount);
    } else {
      addShared(thread, number, amount);
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
      long[] stripe = addShared(thread, number, amount);
      LONG.getAndAdd(stripe, next, nextAmount);
    }
  }

  /** The numbers that only this thread writes; null if it has none. */
  private long @Nullable [] own(Thread thread) {
    Stripe stripe = (Stripe) FIRST.getAcquire(this);
    if (stripe != null && stripe.refersTo(thread)) {
      return stripe.numbers;
    }
    StripeTable stripes = (StripeTable) TABLE.getAcquire(this);
    long[] own = stripes == null ? null : stripes.own(thread);
    if (own != null) {
      return own;
    }
    return stripe == null || stripe.refersTo(null) ? claim(stripe, thread) : null;
  }

  private long @Nullable [] claim(@Nullable Stripe left, Thread thread) {
    long[] numbers = left == null ? newNumbers() : left.numbers;
    return FIRST.compareAndSet(this, left, new Stripe(thread, numbers)) ? numbers : null;
  }

  /**
   * Adds to one number of a stripe that several threads write.
   *
   * @return the stripe
   */
  private long[] addShared(Thread thread, int number, long amount) {
    StripeTable stripes = (StripeTable) TABLE.getAcquire(this);
    if (stripes != null && !stripes.canGrow()) {
      long[] stripe = stripes.shared(thread);
      LONG.getAndAdd(stripe, number, amount);
      return stripe;
    }
    long[] stripe = stripes == null ? second() : stripes.shared(thread);
    long before = (long) LONG.getOpaque(stripe, number);
    if (LONG.compareAndSet(stripe, number, before, before + amount)) {
      if (stripes == null && isOften(thread, stripe)) {
        grow(null);
      }
      return stripe;
    }
    LONG.getAndAdd(stripe, number, amount);
    if (isCrowded(stripe)) {
      grow(stripes);
    }
    return stripe;
  }

  /** Counts, in the padding of the stripe, how often threads have met in it: about, as they do. */
  private boolean isCrowded(long[] stripe) {
    int counter = length() + 2;
    long meetings = (long) LONG.getOpaque(stripe, counter) + 1;
    LONG.setOpaque(stripe, counter, meetings);
    return meetings >= MEETINGS;
  }

  /**
   * Counts, in the padding of the stripe, how often in a row one thread has added to it: about,
   * since threads that meet here may count as one. Many threads that each come now and then share
   * it for good, however long that goes on.
   */
  private boolean isOften(Thread thread, long[] stripe) {
    int counter = length();
    int latest = counter + 1;
    long id = thread.getId();
    long uses = 1;
    if ((long) LONG.getOpaque(stripe, latest) == id) {
      uses += (long) LONG.getOpaque(stripe, counter);
    } else {
      LONG.setOpaque(stripe, latest, id);
    }
    LONG.setOpaque(stripe, counter, uses);
    return uses >= OFTEN;
  }

  private void grow(@Nullable StripeTable tooSmall) {
    StripeTable larger = new StripeTable(length() + PADDING, tooSmall);
    TABLE.compareAndSet(this, tooSmall, larger);
  }

  private long[] second() {
    long[] numbers = (long[]) SECOND.getAcquire(this);
    if (numbers != null) {
      return numbers;
    }
    long[] fresh = newNumbers();
    long[] witness = (long[]) SECOND.compareAndExchange(this, null, fresh);
    return witness == null ? fresh : witness;
  }

  private long[] newNumbers() {
    return new long[length() + PADDING];
  }

  /** Whether threads have stripes of their own, beside the first. */
  final boolean isSpread() {
    return TABLE.getAcquire(this) != null;
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
    Stripe own = first;
    if (own != null) {
      addTo(sums, own.numbers, length());
    }
    long[] others = second;
    if (others != null) {
      addTo(sums, others, length());
    }
    StripeTable stripes = table;
    if (stripes != null) {
      stripes.addTo(sums, length());
    }
  }

  static void addTo(long[] sums, long[] stripe, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += (long) LONG.getAcquire(stripe, i);
    }
  }

  /** One number's sum over the stripes. */
  final long sum(int number) {
    Stripe own = first;
    long[] others = second;
    StripeTable stripes = table;
    return (own == null ? 0 : read(own.numbers, number))
        + (others == null ? 0 : read(others, number))
        + (stripes == null ? 0 : stripes.sum(number));
  }

  static long read(long[] numbers, int number) {
    return (long) LONG.getOpaque(numbers, number);
  }
}
