package ai.datapunk.weft.forecast;

/**
 * The event that a circuit is expected to open: one for each rise of its failure rate. It comes
 * when a forecast has stood for {@value #LOOKS} looks in a row, and again only when there has been
 * none for {@value #QUIET_SECONDS} s, or the circuit has opened: a rate that goes up and down about
 * the threshold is one rise. Not thread-safe: kept under the circuit's lock.
 */
public final class ExpectedOpening {

  /** How many looks in a row must have a forecast: a single second of failures is none yet. */
  static final int LOOKS = 3;

  /** For how long there must be no forecast before another rise is told. */
  static final int QUIET_SECONDS = 300;

  /** Looks further apart than this are not in a row: nobody called, or nothing failed. */
  private static final int GAP_SECONDS = 10;

  private boolean isTold;
  private int looks;
  private long latest;

  /**
   * Takes a forecast, and says whether the event is due. Looks without failures in the window may
   * be left out.
   *
   * @param second when it was made; not less than the one before
   * @param secondsToOpen the forecast; NaN if there is none
   */
  public boolean rises(long second, double secondsToOpen) {
    if (Double.isNaN(secondsToOpen)) {
      looks = 0;
      return false;
    }
    if (second - latest > GAP_SECONDS) {
      looks = 0;
    }
    if (second - latest >= QUIET_SECONDS) {
      isTold = false;
    }
    latest = second;
    looks = Math.min(looks + 1, LOOKS);
    boolean isDue = !isTold && looks == LOOKS;
    isTold |= isDue;
    return isDue;
  }

  /** Begins anew, as when the circuit has opened. */
  public void reset() {
    isTold = false;
    looks = 0;
  }
}
