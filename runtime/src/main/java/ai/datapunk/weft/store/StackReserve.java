package ai.datapunk.weft.store;

/**
 * A check that the stack has room for what must not stop in the midst of changing several things.
 *
 * <p>It calls a method with a large frame ({@code StackFrames}), which costs a store for each page
 * of memory in it. What each call asks is inlined, and then asked at the entry of the method that
 * it is inlined into, whether that comes to it or not. That is too early for what asks for more:
 * what is called after it has been asked may be such a method. So the methods that it calls are too
 * long to be inlined.
 *
 * <p>Compiled code touches whole pages only, of which the smaller frames fill none that is larger
 * than 4 KiB: where pages are larger, or nobody tells, or the JVM is not HotSpot, this descends in
 * frames of 64 bytes or, if it is interpreted as what follows it then is too, several times as
 * much. That takes some tenths of a microsecond.
 */
public final class StackReserve {

  /** A constant to the compilers. */
  private static final boolean TOUCHED_BY_FRAMES =
      isTouchedBy(System.getProperty("java.vm.name", "")) && MemoryPages.ofThisHost().areOf4KiB();

  private static final int LEVELS = 64;

  /** More than for the operation, which is recorded further down. */
  private static final int MORE_LEVELS = 128;

  private static final int LEVELS_FOR_LOG = 512;

  private StackReserve() {}

  /** Whether a JVM of this name is known to touch the stack for a frame of two slots to a long. */
  static boolean isTouchedBy(String machine) {
    return machine.endsWith(" 64-Bit Server VM")
        && (machine.startsWith("OpenJDK") || machine.contains("HotSpot"));
  }

  /**
   * Does nothing if there are four kilobytes of room.
   *
   * @throws StackOverflowError if there are not, and before anything is changed
   */
  public static void check() {
    if (TOUCHED_BY_FRAMES) {
      StackFrames.ofFiveKilobytes();
    } else {
      descend(LEVELS);
    }
  }

  /**
   * {@link #check} before a call: twice as much, since what is called after it may check as well.
   */
  public static void checkForCall() {
    if (TOUCHED_BY_FRAMES) {
      StackFrames.ofTenKilobytes();
    } else {
      descend(MORE_LEVELS);
    }
  }

  /**
   * {@link #check} for what decides how an operation goes on that outlasts its call: that is
   * longer, and interpreted more often.
   */
  public static void checkForLaterEnd() {
    if (TOUCHED_BY_FRAMES) {
      StackFrames.ofTwentyFourKilobytesOfItsOwn();
    } else {
      descend(MORE_LEVELS);
    }
  }

  /** {@link #check} for what records an operation that outlasts its call. */
  public static void checkForOperation() {
    if (TOUCHED_BY_FRAMES) {
      StackFrames.ofTenKilobytesOfItsOwn();
    } else {
      descend(LEVELS);
    }
  }

  /**
   * Whether there is room. Asked in the midst of things, so that this is no error of its caller's.
   */
  public static boolean isThere() {
    try {
      if (TOUCHED_BY_FRAMES) {
        StackFrames.ofFiveKilobytesOfItsOwn();
      } else {
        descend(LEVELS);
      }
      return true;
    } catch (StackOverflowError edge) {
      return false;
    }
  }

  /** Whether there is room for a line of the log: appenders of an application's take a lot. */
  static boolean isThereForLog() {
    try {
      descend(LEVELS_FOR_LOG);
      return true;
    } catch (StackOverflowError edge) {
      return false;
    }
  }

  private static void descend(int levels) {
    descend(levels, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
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
