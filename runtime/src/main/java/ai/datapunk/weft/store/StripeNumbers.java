package ai.datapunk.weft.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * The layout of a stripe's numbers in an array. They stand in it from the last to the first, with a
 * cache line of padding behind them, so that the first ones, which are to be those that change
 * most, have a line before them too: wherever a garbage collector puts a stripe, nobody else's data
 * are on a line that its thread writes. A stripe that is shared holds in its padding how it is
 * used.
 */
final class StripeNumbers {

  private static final VarHandle LONG = MethodHandles.arrayElementVarHandle(long[].class);

  /** A cache line. */
  private static final int PADDING = 8;

  /** With the array's header, a cache line. */
  private static final int LEAST_BEFORE_FIRST = 6;

  // Counted from the end: behind the first number, and not next to what follows the stripe.

  /** How often in a row one thread has added to a shared stripe, and which one. */
  private static final int USES = 8;

  private static final int LATEST = 7;

  /** How often threads have met in a shared stripe. */
  private static final int MEETINGS = 6;

  private StripeNumbers() {}

  /** As many zeros. */
  static long[] zeros(int count) {
    return new long[Math.max(count, LEAST_BEFORE_FIRST + 1) + PADDING];
  }

  private static int position(long[] stripe, int number) {
    return stripe.length - PADDING - 1 - number;
  }

  /** Adds to a number that only this thread writes. */
  static void addOwn(long[] stripe, int number, long amount) {
    int position = position(stripe, number);
    LONG.setRelease(stripe, position, stripe[position] + amount);
  }

  /** Adds to a number that others write too. */
  static void addShared(long[] stripe, int number, long amount) {
    LONG.getAndAdd(stripe, position(stripe, number), amount);
  }

  /** The same; tells whether no other thread has added at the same time. */
  static boolean addSharedAlone(long[] stripe, int number, long amount) {
    int position = position(stripe, number);
    long before = (long) LONG.getOpaque(stripe, position);
    boolean alone = LONG.compareAndSet(stripe, position, before, before + amount);
    if (!alone) {
      LONG.getAndAdd(stripe, position, amount);
    }
    return alone;
  }

  /** One more meeting in a shared stripe; about so many there were. */
  static long meetings(long[] stripe) {
    int counter = stripe.length - MEETINGS;
    long meetings = (long) LONG.getOpaque(stripe, counter) + 1;
    LONG.setOpaque(stripe, counter, meetings);
    return meetings;
  }

  /**
   * One more addition of this thread to a shared stripe; about so many there were in a row, since
   * threads that meet here may count as one.
   */
  static long usesInARow(long[] stripe, Thread thread) {
    int counter = stripe.length - USES;
    int latest = stripe.length - LATEST;
    long id = thread.getId();
    long uses = 1;
    if ((long) LONG.getOpaque(stripe, latest) == id) {
      uses += (long) LONG.getOpaque(stripe, counter);
    } else {
      LONG.setOpaque(stripe, latest, id);
    }
    LONG.setOpaque(stripe, counter, uses);
    return uses;
  }

  /** Forgets how a shared stripe was used. */
  static void forgetUses(long[] stripe) {
    LONG.setOpaque(stripe, stripe.length - USES, 0L);
    LONG.setOpaque(stripe, stripe.length - MEETINGS, 0L);
  }

  static long read(long[] stripe, int number) {
    return (long) LONG.getOpaque(stripe, position(stripe, number));
  }

  /** Adds each number to {@code sums}, read in their order. */
  static void addTo(long[] sums, long[] stripe, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += (long) LONG.getAcquire(stripe, position(stripe, i));
    }
  }
}
