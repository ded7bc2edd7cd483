package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.loadbalancer.Strategy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.FetchFixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two methods of one service with two instances; each request calls both. */
class TurnOfEachMethodTest extends FetchFixture {

  private static final List<String> INSTANCES = List.of("a", "b");

  private Probe balanced(String operation, String strategy) {
    return probe(
        MethodSpec.of(operation + "(java.lang.Object)")
            .timed("stock", operation)
            .loadBalanced("stock", strategy, 10, 0),
        Object.class);
  }

  /** The instances that the calls of the one and the other method go to. */
  private List<String> requests(int times, String strategy) throws Throwable {
    mesh.instances("stock", () -> INSTANCES);
    Probe read = balanced("read", strategy);
    Probe write = balanced("write", strategy);
    StringBuilder reads = new StringBuilder();
    StringBuilder writes = new StringBuilder();
    for (int i = 0; i < times; i++) {
      AdvisedCall.of(read, null, instance -> reads.append(instance));
      AdvisedCall.of(write, null, instance -> writes.append(instance));
    }
    return List.of(reads.toString(), writes.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"round_robin", "weighted_round_robin", "least_connections"})
  void eachMethodTakesItsOwnTurns(String strategy) throws Throwable {
    assertThat(requests(4, strategy)).containsExactly("abab", "abab");
  }

  @Test
  void aStrategyOfOnesOwnIsOneForTheService() throws Throwable {
    mesh.strategies().register("next", random -> turns());
    assertThat(requests(3, "next")).containsExactly("aaa", "bbb");
  }

  private static Strategy turns() {
    int[] next = {0};
    return candidates -> candidates.get(next[0]++ % candidates.size());
  }
}
