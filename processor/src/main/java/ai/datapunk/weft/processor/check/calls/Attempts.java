package ai.datapunk.weft.processor.check.calls;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.RetryWaits;
import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How many attempts begin in each method of a way while its last one fails: {@code maxAttempts},
 * unless {@code maxDuration} is over before, of which the waits of the methods below take their
 * part.
 *
 * @param each those of each method
 * @param factors what the calls of each method are multiplied by: its attempts, or what its budget
 *     leaves of them when many calls fail
 * @param calls how many calls of the last method they come to
 * @param waited how long a call of the first method waits at least, in seconds
 */
record Attempts(
    Chain chain, List<Integer> each, List<Double> factors, double calls, double waited) {

  /** Makes the lists unmodifiable. */
  Attempts {
    each = List.copyOf(each);
    factors = List.copyOf(factors);
  }

  /** Those of a method alone. */
  static Attempts of(Node node) {
    return of(Chain.of(node), List.of(), List.of(), 1, 0);
  }

  /** These, in each attempt of a method that makes the call. */
  Attempts behind(Node caller, Edge call) {
    return of(chain.behind(caller, call), each, factors, calls, waited);
  }

  private static Attempts of(
      Chain chain, List<Integer> below, List<Double> factorsBelow, double calls, double waited) {
    Retry retry = chain.start().entry().retry();
    RetryWaits waits = retry == null ? null : RetryWaits.of(retry, waited);
    int attempts = waits == null ? 1 : waits.attempts();
    double factor = factor(retry, attempts);
    return new Attempts(
        chain,
        before(attempts, below),
        before(factor, factorsBelow),
        calls * factor,
        waits == null ? waited : waits.least() + attempts * waited);
  }

  private static double factor(@Nullable Retry retry, int attempts) {
    return retry == null || retry.budget() == 0 ? attempts : Math.min(attempts, 1 + retry.budget());
  }

  private static <T> List<T> before(T first, List<T> others) {
    List<T> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  /** How many methods multiply their calls without a budget. */
  int layers() {
    return (int)
        IntStream.range(0, each.size())
            .filter(i -> each.get(i) > 1 && factors.get(i) >= each.get(i))
            .count();
  }

  /** How the calls come about. */
  String product() {
    return factors.stream().filter(a -> a > 1).map(Attempts::text).collect(joining(" × "));
  }

  /** How many they come to. */
  String total() {
    return text(calls);
  }

  /** Two digits behind the dot are enough. */
  private static String text(double number) {
    return PlainNumber.of(BigDecimal.valueOf(number).setScale(2, RoundingMode.HALF_UP));
  }

  /** The way, with what each method makes. */
  String text() {
    return chain.text(
        i ->
            each.get(i) > 1 ? each.get(i) + " attempts" + budget(each.get(i), factors.get(i)) : "");
  }

  private static String budget(int attempts, double factor) {
    return factor < attempts ? " with a budget of " + text(factor - 1) : "";
  }
}
