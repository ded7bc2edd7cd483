package ai.datapunk.weft.store;

/**
 * An index of buckets: numbers the nanoseconds in steps that grow with them: each of 0 to 15, then
 * sixteen steps for each power of two. Finding a step takes a handful of instructions and no
 * memory.
 */
final class BucketIndex {

  private static final int BITS = 4;
  private static final int STEPS_PER_POWER = 1 << BITS;
  private static final int STEPS = (Long.SIZE - BITS) * STEPS_PER_POWER;

  private BucketIndex() {}

  /** The step of a duration; that of 0 for a negative one. */
  static int stepOf(long nanos) {
    if (nanos < STEPS_PER_POWER) {
      return (int) Math.max(0, nanos);
    }
    int shift = Long.SIZE - 1 - BITS - Long.numberOfLeadingZeros(nanos);
    return (shift << BITS) + (int) (nanos >>> shift);
  }

  /** The least duration of a step. */
  private static long least(int step) {
    if (step < STEPS_PER_POWER) {
      return step;
    }
    int shift = (step >> BITS) - 1;
    return (long) (STEPS_PER_POWER + (step & (STEPS_PER_POWER - 1))) << shift;
  }

  /** For each step, the index of the first of the ascending bounds that is not below it. */
  static short[] firstAtLeast(long[] bounds) {
    short[] first = new short[STEPS];
    short bound = 0;
    for (int step = 0; step < STEPS; step++) {
      long least = least(step);
      while (bound < bounds.length && bounds[bound] < least) {
        bound++;
      }
      first[step] = bound;
    }
    return first;
  }
}
