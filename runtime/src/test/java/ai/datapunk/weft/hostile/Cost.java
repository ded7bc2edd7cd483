package ai.datapunk.weft.hostile;

/**
 * What work costs: it is the threads' own time, which others on the machine add nothing to.
 *
 * @param nanos of processor time
 * @param bytes that were allocated
 */
record Cost(long nanos, long bytes) {

  Cost plus(Cost other) {
    return new Cost(nanos + other.nanos, bytes + other.bytes);
  }

  /** That of one of so many calls. */
  Cost per(long calls) {
    return calls == 0 ? this : new Cost(nanos / calls, bytes / calls);
  }

  Cost least(Cost other) {
    return nanos <= other.nanos ? this : other;
  }
}
