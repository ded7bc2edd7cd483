package ai.datapunk.weft.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.guard.TrackedInstance;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StrategiesTest {

  private final TrackedInstance a = instance("a", 5);
  private final TrackedInstance b = instance("b", 1);
  private final TrackedInstance c = instance("c", 1);
  private final List<TrackedInstance> all = List.of(a, b, c);
  private final Deque<Integer> drawn = new ArrayDeque<>();

  /** Gives the numbers that a test put in. */
  private final RandomGenerator random =
      new RandomGenerator() {
        @Override
        public long nextLong() {
          throw new UnsupportedOperationException();
        }

        @Override
        public int nextInt(int bound) {
          int next = drawn.remove();
          assertThat(next).isLessThan(bound);
          return next;
        }
      };

  private static TrackedInstance instance(String address, int weight) {
    return new TrackedInstance(new InstanceSource.Address(address, weight, 0), false);
  }

  private String picks(String name, int times) {
    return picks(new Strategies().create(name, random), all, times);
  }

  private static String picks(Strategy strategy, List<? extends ServiceInstance> from, int times) {
    StringBuilder picked = new StringBuilder();
    for (int i = 0; i < times; i++) {
      picked.append(strategy.pick(from).id());
    }
    return picked.toString();
  }

  @Test
  void roundRobinTakesOneAfterTheOther() {
    assertThat(picks("round_robin", 7)).isEqualTo("abcabca");
  }

  /** The sequence that nginx documents for weights 5, 1, 1. */
  @Test
  void weightedRoundRobinIsSmooth() {
    assertThat(picks("weighted_round_robin", 14)).isEqualTo("aabacaaaabacaa");
  }

  @Test
  void weightsWhoseSumIsMoreThanAnIntHoldsAreKeptInProportion() {
    Strategy strategy = new Strategies().create("weighted_round_robin", random);
    int most = Integer.MAX_VALUE;
    assertThat(
            picks(
                strategy,
                List.of(instance("x", most), instance("y", most), instance("z", most)),
                9))
        .isEqualTo("xyzxyzxyz");
    strategy = new Strategies().create("weighted_round_robin", random);
    assertThat(
            picks(
                strategy,
                List.of(
                    instance("p", 2_000_000_000),
                    instance("q", 1_000_000_000),
                    instance("r", 1_000_000_000)),
                8))
        .isEqualTo("pqrppqrp");
  }

  @Test
  void anInstanceThatComesBackHasNoOldDebtToPay() {
    Strategy strategy = new Strategies().create("weighted_round_robin", random);
    assertThat(picks(strategy, all, 1)).isEqualTo("a");
    assertThat(picks(strategy, List.of(b, c), 4)).isEqualTo("bcbc");
    assertThat(picks(strategy, all, 7)).isEqualTo("aabacaa");
  }

  @Test
  void randomTakesWhatIsDrawn() {
    drawn.addAll(List.of(2, 0, 1));
    assertThat(picks("random", 3)).isEqualTo("cab");
  }

  @Test
  void leastConnectionsTakesTheLeastBusyAndTakesTurnsAmongEquals() {
    assertThat(picks("least_connections", 4)).isEqualTo("abca");
    a.began();
    a.began();
    b.began();
    c.began();
    assertThat(picks("least_connections", 4)).isEqualTo("bbcb");
    c.began();
    assertThat(picks("least_connections", 4)).isEqualTo("bbbb");
  }

  /** First drawn is an index; the second an offset from the one after it. */
  @Test
  void powerOfTwoChoicesTakesTheLessBusyOfTwoDifferentOnes() {
    a.began();
    drawn.addAll(List.of(0, 0, 0, 1, 2, 0, 1, 0));
    // a or b; a or c; c or a; b or c, which are equal, so the first.
    assertThat(picks("power_of_two_choices", 4)).isEqualTo("bccb");
    Strategy strategy = new Strategies().create("power_of_two_choices", random);
    assertThat(picks(strategy, List.of(a), 2)).isEqualTo("aa");
  }

  @Test
  void aStrategyOfOnesOwnIsFoundByItsName() {
    Strategies strategies = new Strategies();
    strategies.register("last", unused -> from -> from.get(from.size() - 1));
    assertThat(picks(strategies.create("last", random), all, 2)).isEqualTo("cc");
  }

  @Test
  void anUnknownNameIsAnsweredWithThoseThatAreKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Strategies().create("fastest", random))
        .withMessage(
            "There is no strategy 'fastest'; there are [least_connections, power_of_two_choices,"
                + " random, round_robin, weighted_round_robin]");
  }

  @Test
  void aStrategyCannotTellAnInstanceHowACallEnded() {
    assertThat(Stream.of(ServiceInstance.class.getMethods()).map(Method::getReturnType))
        .doesNotContain(void.class);
    assertThat(Stream.of(ServiceInstance.class.getMethods()).map(Method::getParameterCount))
        .containsOnly(0);
  }
}
