package ai.datapunk.weft.store;

/**
 * A striped counter: a number that many threads add to and take from. Thread-safe; neither ever
 * waits.
 */
public final class StripedCounter extends Striped {

  /** Zero. Takes all the memory that adding needs, so that a full heap loses nothing. */
  public StripedCounter() {
    makeShared();
  }

  @Override
  int length() {
    return 1;
  }

  /** Adds an amount, which may be negative. */
  public void add(long amount) {
    add(0, amount);
  }

  /** The sum of all amounts. */
  public long sum() {
    return sum(0);
  }
}
