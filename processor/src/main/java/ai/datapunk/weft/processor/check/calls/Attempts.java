package ai.datapunk.weft.processor.check.calls;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.RetryWaits;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * How many attempts begin in each method of a way while its last one fails: {@code maxAttempts},
 * unless {@code maxDuration} is over before, of which the waits of the methods below take their
 * part.
 *
 * @param each those of each method
 * @param calls how many calls of the last method they come to
 * @param waited how long a call of the first method waits at least, in seconds
 */
record Attempts(Chain chain, List<Integer> each, long calls, double waited) {

  /** Makes the list unmodifiable. */
  Attempts {
    each = List.copyOf(each);
  }

  /** Those of a method alone. */
  static Attempts of(Node node) {
    return of(Chain.of(node), List.of(), 1, 0);
  }

  /** These, in each attempt of a method that makes the call. */
  Attempts behind(Node caller, Edge call) {
    return of(chain.behind(caller, call), each, calls, waited);
  }

  private static Attempts of(Chain chain, List<Integer> below, long calls, double waited) {
    Retry retry = chain.start().entry().retry();
    RetryWaits waits = retry == null ? null : RetryWaits.of(retry, waited);
    int attempts = waits == null ? 1 : waits.attempts();
    List<Integer> each = new ArrayList<>(List.of(attempts));
    each.addAll(below);
    return new Attempts(
        chain,
        each,
        // 100 attempts in each of ten layers are more than a long holds.
        Math.min(calls * attempts, Integer.MAX_VALUE),
        waits == null ? waited : waits.least() + attempts * waited);
  }

  /** How many methods make more than one. */
  long layers() {
    return each.stream().filter(attempts -> attempts > 1).count();
  }

  /** How the calls come about. */
  String product() {
    return each.stream().filter(a -> a > 1).map(String::valueOf).collect(joining(" × "));
  }

  /** The way, with what each method makes. */
  String text() {
    return chain.text(i -> each.get(i) > 1 ? each.get(i) + " attempts" : "");
  }
}
