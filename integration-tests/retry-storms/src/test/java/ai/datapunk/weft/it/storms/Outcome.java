package ai.datapunk.weft.it.storms;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * What came of a storm, second by second.
 *
 * @param made the operations that clients began
 * @param good those that succeeded while it was of use
 * @param arrived the calls that arrived at the ledger
 * @param wastedShare the share of its work that was of no use
 * @param recorded the calls to it that Weft has counted, and those that have not ended
 */
record Outcome(
    Variant variant,
    List<Integer> made,
    List<Integer> good,
    List<Integer> arrived,
    double wastedShare,
    long recorded) {

  /** So many seconds in a row have to be good. */
  private static final int LASTING = 5;

  private static final double GOOD = 0.95;

  /** The load of the worst second, as a multiple of what clients offer. */
  double peak() {
    return Collections.max(arrived) / (double) Storm.OFFERED;
  }

  /** The load of a second, as a multiple of what clients offer. */
  double load(int second) {
    return arrived.get(second) / (double) Storm.OFFERED;
  }

  /** The share of a second's operations that succeeded while it was of use. */
  double goodput(int second) {
    return good.get(second) / (double) made.get(second);
  }

  /** The same of several seconds. */
  double goodput(int from, int to) {
    return IntStream.range(from, to).map(good::get).sum()
        / (double) IntStream.range(from, to).map(made::get).sum();
  }

  /**
   * How many seconds after the cause is gone nearly all is well, and remains so; empty if never.
   */
  OptionalInt recovery() {
    return IntStream.rangeClosed(Storm.ENDS, Storm.SECONDS - LASTING)
        .filter(s -> IntStream.range(s, s + LASTING).allMatch(each -> goodput(each) >= GOOD))
        .map(s -> s - Storm.ENDS)
        .findFirst();
  }

  /** How many calls arrived at the ledger in all. */
  long calls() {
    return arrived.stream().mapToLong(Integer::longValue).sum();
  }
}
