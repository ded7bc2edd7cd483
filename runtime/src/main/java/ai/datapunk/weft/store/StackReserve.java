package ai.datapunk.weft.store;

/**
 * A check that the stack has room for what must not stop in the midst of changing several things.
 *
 * <p>{@link #check} costs two stores: HotSpot's compilers touch the stack at a method's entry as
 * far down as the interpreter's frames would reach, should the method have to go on there, and that
 * is as far as its local variables are many. They do so by whole pages of memory, of which that
 * many variables fill one only if it is of 4 KiB: where pages are larger, this descends as the
 * others do, in frames of 64 bytes or, if it is interpreted as what follows it then is too, several
 * times as much.
 */
public final class StackReserve {

  /** A constant to the compilers. */
  private static final boolean TOUCHED_BY_VARIABLES = MemoryPages.ofThisHost().areOf4KiB();

  private static final int LEVELS = 64;
  private static final int LEVELS_FOR_CALL = 128;
  private static final int LEVELS_FOR_OPERATION = 64;

  /** More than for the operation, which is recorded further down. */
  private static final int LEVELS_FOR_LATER_END = 128;

  private static final int LEVELS_FOR_LOG = 512;

  /**
   * Never set, which no compiler can know: where it is asked, the interpreter may have to go on.
   */
  private static boolean never;

  private StackReserve() {}

  /**
   * Does nothing if there are four kilobytes of room.
   *
   * @throws StackOverflowError if there are not, and before anything is changed
   */
  @SuppressWarnings({"MultiVariableDeclaration", "UnusedVariable"}) // They make up its frame.
  public static void check() {
    if (never) {
      throw new AssertionError();
    }
    if (!TOUCHED_BY_VARIABLES) {
      descend(LEVELS);
    }
    // spotless:off
    long l000, l001, l002, l003, l004, l005, l006, l007, l008, l009, l00a, l00b, l00c, l00d, l00e, l00f;
    long l010, l011, l012, l013, l014, l015, l016, l017, l018, l019, l01a, l01b, l01c, l01d, l01e, l01f;
    long l020, l021, l022, l023, l024, l025, l026, l027, l028, l029, l02a, l02b, l02c, l02d, l02e, l02f;
    long l030, l031, l032, l033, l034, l035, l036, l037, l038, l039, l03a, l03b, l03c, l03d, l03e, l03f;
    long l040, l041, l042, l043, l044, l045, l046, l047, l048, l049, l04a, l04b, l04c, l04d, l04e, l04f;
    long l050, l051, l052, l053, l054, l055, l056, l057, l058, l059, l05a, l05b, l05c, l05d, l05e, l05f;
    long l060, l061, l062, l063, l064, l065, l066, l067, l068, l069, l06a, l06b, l06c, l06d, l06e, l06f;
    long l070, l071, l072, l073, l074, l075, l076, l077, l078, l079, l07a, l07b, l07c, l07d, l07e, l07f;
    long l080, l081, l082, l083, l084, l085, l086, l087, l088, l089, l08a, l08b, l08c, l08d, l08e, l08f;
    long l090, l091, l092, l093, l094, l095, l096, l097, l098, l099, l09a, l09b, l09c, l09d, l09e, l09f;
    long l100, l101, l102, l103, l104, l105, l106, l107, l108, l109, l10a, l10b, l10c, l10d, l10e, l10f;
    long l110, l111, l112, l113, l114, l115, l116, l117, l118, l119, l11a, l11b, l11c, l11d, l11e, l11f;
    long l120, l121, l122, l123, l124, l125, l126, l127, l128, l129, l12a, l12b, l12c, l12d, l12e, l12f;
    long l130, l131, l132, l133, l134, l135, l136, l137, l138, l139, l13a, l13b, l13c, l13d, l13e, l13f;
    long l140, l141, l142, l143, l144, l145, l146, l147, l148, l149, l14a, l14b, l14c, l14d, l14e, l14f;
    long l150, l151, l152, l153, l154, l155, l156, l157, l158, l159, l15a, l15b, l15c, l15d, l15e, l15f;
    long l160, l161, l162, l163, l164, l165, l166, l167, l168, l169, l16a, l16b, l16c, l16d, l16e, l16f;
    long l170, l171, l172, l173, l174, l175, l176, l177, l178, l179, l17a, l17b, l17c, l17d, l17e, l17f;
    long l180, l181, l182, l183, l184, l185, l186, l187, l188, l189, l18a, l18b, l18c, l18d, l18e, l18f;
    // spotless:on
  }

  /**
   * {@link #check} before a call: twice as much, since what is called after it may check as well.
   */
  @SuppressWarnings({"MultiVariableDeclaration", "UnusedVariable"}) // They make up its frame.
  public static void checkForCall() {
    if (TOUCHED_BY_VARIABLES) {
      check();
    } else {
      descend(LEVELS_FOR_CALL);
    }
    // spotless:off
    long l000, l001, l002, l003, l004, l005, l006, l007, l008, l009, l00a, l00b, l00c, l00d, l00e, l00f;
    long l010, l011, l012, l013, l014, l015, l016, l017, l018, l019, l01a, l01b, l01c, l01d, l01e, l01f;
    long l020, l021, l022, l023, l024, l025, l026, l027, l028, l029, l02a, l02b, l02c, l02d, l02e, l02f;
    long l030, l031, l032, l033, l034, l035, l036, l037, l038, l039, l03a, l03b, l03c, l03d, l03e, l03f;
    long l040, l041, l042, l043, l044, l045, l046, l047, l048, l049, l04a, l04b, l04c, l04d, l04e, l04f;
    long l050, l051, l052, l053, l054, l055, l056, l057, l058, l059, l05a, l05b, l05c, l05d, l05e, l05f;
    long l060, l061, l062, l063, l064, l065, l066, l067, l068, l069, l06a, l06b, l06c, l06d, l06e, l06f;
    long l070, l071, l072, l073, l074, l075, l076, l077, l078, l079, l07a, l07b, l07c, l07d, l07e, l07f;
    long l080, l081, l082, l083, l084, l085, l086, l087, l088, l089, l08a, l08b, l08c, l08d, l08e, l08f;
    long l090, l091, l092, l093, l094, l095, l096, l097, l098, l099, l09a, l09b, l09c, l09d, l09e, l09f;
    long l100, l101, l102, l103, l104, l105, l106, l107, l108, l109, l10a, l10b, l10c, l10d, l10e, l10f;
    long l110, l111, l112, l113, l114, l115, l116, l117, l118, l119, l11a, l11b, l11c, l11d, l11e, l11f;
    long l120, l121, l122, l123, l124, l125, l126, l127, l128, l129, l12a, l12b, l12c, l12d, l12e, l12f;
    long l130, l131, l132, l133, l134, l135, l136, l137, l138, l139, l13a, l13b, l13c, l13d, l13e, l13f;
    long l140, l141, l142, l143, l144, l145, l146, l147, l148, l149, l14a, l14b, l14c, l14d, l14e, l14f;
    long l150, l151, l152, l153, l154, l155, l156, l157, l158, l159, l15a, l15b, l15c, l15d, l15e, l15f;
    long l160, l161, l162, l163, l164, l165, l166, l167, l168, l169, l16a, l16b, l16c, l16d, l16e, l16f;
    long l170, l171, l172, l173, l174, l175, l176, l177, l178, l179, l17a, l17b, l17c, l17d, l17e, l17f;
    long l180, l181, l182, l183, l184, l185, l186, l187, l188, l189, l18a, l18b, l18c, l18d, l18e, l18f;
    // spotless:on
  }

  /**
   * {@link #check} for what decides how an operation goes on that outlasts its call: that is
   * longer, and interpreted more often. It takes some tenths of a microsecond.
   */
  public static void checkForLaterEnd() {
    descend(LEVELS_FOR_LATER_END);
  }

  /** {@link #check} for what records an operation that outlasts its call. */
  public static void checkForOperation() {
    descend(LEVELS_FOR_OPERATION);
  }

  /** Whether there is room. */
  public static boolean isThere() {
    try {
      check();
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
