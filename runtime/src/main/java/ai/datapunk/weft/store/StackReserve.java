package ai.datapunk.weft.store;

/**
 * A check that the stack has room for what must not stop in the midst of changing several things.
 * Compiled, it takes about two kilobytes of stack and a tenth of a microsecond; interpreted, as
 * what follows it then is too, several times as much.
 */
public final class StackReserve {

  private static final int LEVELS = 32;
  private static final int LEVELS_FOR_OPERATION = 64;

  /** More than for the operation, which is recorded further down. */
  private static final int LEVELS_FOR_LATER_END = 128;

  private static final int LEVELS_FOR_LOG = 512;

  private StackReserve() {}

  /**
   * Does nothing if there is room.
   *
   * @throws StackOverflowError if there is not, and before anything is changed
   */
  public static void check() {
    descend(LEVELS, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
  }

  /**
   * {@link #check} for what decides how an operation goes on that outlasts its call: that is
   * longer, and interpreted more often. It takes four times as long.
   */
  public static void checkForLaterEnd() {
    descend(LEVELS_FOR_LATER_END, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
  }

  /** {@link #check} for what records an operation that outlasts its call. */
  public static void checkForOperation() {
    descend(LEVELS_FOR_OPERATION, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
  }

  /** Whether there is room. */
  public static boolean isThere() {
    return isThere(LEVELS);
  }

  /** Whether there is room for a line of the log: appenders of an application's take a lot. */
  static boolean isThereForLog() {
    return isThere(LEVELS_FOR_LOG);
  }

  private static boolean isThere(int levels) {
    try {
      descend(levels, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
      return true;
    } catch (StackOverflowError edge) {
      return false;
    }
  }

  /** Its arguments are in use after the call within, so that each frame keeps them. */
  private static long descend(
      int levels,
      long a,
      long b,
      long c,
      long d,
      long e,
      long f,
      long g,
      long h,
      long i,
      long j,
      long k,
      long l,
      long m,
      long n,
      long o,
      long p) {
    return levels == 0
        ? a
        : descend(levels - 1, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, a) + p;
  }
}
