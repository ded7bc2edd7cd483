package ai.datapunk.weft.catalog.graph;

/** Numbers that grow no further than to the largest. */
final class Numbers {

  /** What waits grow to, in seconds. */
  static final double MOST_SECONDS = Long.MAX_VALUE;

  private Numbers() {}

  /** Of two that are not negative. */
  static long sum(long one, long other) {
    return one > Long.MAX_VALUE - other ? Long.MAX_VALUE : one + other;
  }

  /** Of two that are not negative. */
  static long product(long one, long other) {
    return other != 0 && one > Long.MAX_VALUE / other ? Long.MAX_VALUE : one * other;
  }

  static double seconds(double seconds) {
    return Math.min(seconds, MOST_SECONDS);
  }
}
