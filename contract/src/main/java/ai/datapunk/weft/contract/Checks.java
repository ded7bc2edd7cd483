package ai.datapunk.weft.contract;

/** Checks the values of policies. Internal: it may change in any release. */
public final class Checks {

  private Checks() {}

  /**
   * Refuses a value that is out of its range.
   *
   * @param name the name of the value, as annotations have it
   * @param range the range in words, to follow "must be"
   * @throws IllegalArgumentException if it is
   */
  public static void require(boolean inRange, String name, Object value, Object range) {
    if (!inRange) {
      throw new IllegalArgumentException(name + " is " + value + " but must be " + range);
    }
  }
}
