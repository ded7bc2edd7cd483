package ai.datapunk.weft.processor.check.calls;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.RetryWaits;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How many attempts begin in each method of a way while its last one fails: {@code maxAttempts},
 * unless {@code maxDuration} is over before, of which the waits of the methods below take their
 * part.
 */
record Attempts(Chain chain, List<Integer> each) {

  static Attempts on(Chain chain) {
    List<Integer> upwards = new ArrayList<>();
    List<Node> nodes = chain.nodes();
    double waited = 0;
    for (int i = nodes.size() - 1; i >= 0; i--) {
      Retry retry = nodes.get(i).entry().retry();
      int attempts = 1;
      if (retry != null) {
        RetryWaits waits = RetryWaits.of(retry, waited);
        attempts = waits.attempts();
        waited = waits.least() + attempts * waited;
      }
      upwards.add(attempts);
    }
    Collections.reverse(upwards);
    return new Attempts(chain, List.copyOf(upwards));
  }

  /** How many calls of the last method that come to. */
  long calls() {
    long calls = 1;
    for (int attempts : each) {
      // 100 attempts in each of ten layers are more than a long holds.
      calls = Math.min(calls * attempts, Integer.MAX_VALUE);
    }
    return calls;
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
