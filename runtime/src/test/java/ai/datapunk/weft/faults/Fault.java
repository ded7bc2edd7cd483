package ai.datapunk.weft.faults;

/**
 * A fault of users' code, and what is to be seen of it.
 *
 * @param of what fails, as the page says it
 * @param place where it strikes
 * @param sees what the call sees that it strikes
 * @param counted how many recording failures are counted
 * @param logged how many warnings or errors are logged
 * @param recorded the series that the call counts for
 * @param setup prepares calls, the first of which it strikes
 */
record Fault(
    String of, Place place, Sees sees, int counted, int logged, String recorded, Setup setup) {

  /** What a call sees. */
  enum Sees {
    RESULT("its result"),
    FAILURE("its exception"),
    SCRAPE("scrape: all else is there");

    private final String said;

    Sees(String said) {
      this.said = said;
    }

    String said() {
      return said;
    }
  }

  /** A call with an argument of this name. */
  @FunctionalInterface
  interface Call {
    Object make(String key) throws Throwable;

    /** What it returns, or throws. */
    default Object outcome(String key) {
      try {
        return make(key);
      } catch (Throwable thrown) {
        return thrown;
      }
    }
  }

  /** Prepares calls. */
  @FunctionalInterface
  interface Setup {
    Call of(World world) throws Throwable;
  }

  @Override
  public String toString() {
    return of;
  }
}
