package ai.datapunk.weft.resilience4j;

/**
 * The series that one entry of a registry feeds.
 *
 * @param <E> what the registry holds
 */
interface EntrySeries<E> {

  /** From now on another entry feeds them; the one before does not any more. */
  void follow(E entry);

  /** A scrape is about to take values. */
  void prepare();

  /** Ends the series; the entry feeds nothing any more. */
  void end();
}
