package ai.datapunk.weft.store;

/**
 * A counter cell: what is added to one counter by itself. Thread-safe; adding never waits and needs
 * no memory.
 */
public final class CounterCell extends Striped {

  private volatile boolean ended;

  /** Zero. Takes all the memory that adding needs, so that a full heap loses nothing. */
  CounterCell() {
    makeShared();
  }

  @Override
  int length() {
    return 1;
  }

  /**
   * Adds an amount.
   *
   * @param amount not negative
   */
  public void add(long amount) {
    add(0, amount);
  }

  /** Its series is there no longer: another one has its place. */
  void end() {
    ended = true;
  }

  /** Whether another cell has its place; what is added here counts all the same, for a while. */
  public boolean hasEnded() {
    return ended;
  }

  /** The sum of all amounts. */
  long sum() {
    return sum(0);
  }
}
