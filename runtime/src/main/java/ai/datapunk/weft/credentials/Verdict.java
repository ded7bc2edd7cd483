package ai.datapunk.weft.credentials;

/** What credentials were found to be. */
public sealed interface Verdict {

  /**
   * Right.
   *
   * @param name whose they are
   */
  record Known(String name) implements Verdict {}

  /** There were none. */
  record Absent() implements Verdict {}

  /**
   * Wrong, or not to be understood.
   *
   * @param locksOut whether their sender has to wait from now on
   */
  record Wrong(boolean locksOut) implements Verdict {}

  /**
   * Not looked at.
   *
   * @param seconds until their sender may try again
   */
  record TooSoon(long seconds) implements Verdict {}
}
