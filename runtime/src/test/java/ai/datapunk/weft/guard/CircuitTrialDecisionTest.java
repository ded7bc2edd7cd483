package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A half-open circuit is decided when {@code trialCalls} trials have ended, by the share of them
 * that failed or were slow, whatever {@code minimumCalls} and the window are.
 */
class CircuitTrialDecisionTest {

  private static final Duration OPEN_FOR = Duration.ofSeconds(10);

  /** Its window is of calls; {@code minimumCalls} is at most that. */
  private static CircuitPolicy policy(int minimumCalls, int trialCalls) {
    return CircuitPolicy.DEFAULT
        .window(Math.max(minimumCalls, 4), minimumCalls)
        .recovery(OPEN_FOR, trialCalls);
  }

  private static CircuitFixture halfOpen(CircuitPolicy policy) {
    CircuitFixture fixture = new CircuitFixture(policy);
    fixture.awaitHalfOpen();
    return fixture;
  }

  /** Trials one after the other; none but the last may decide. */
  private static void trials(CircuitFixture stock, Iterable<Boolean> outcomes) {
    for (boolean success : outcomes) {
      assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
      long start = stock.began();
      if (success) {
        stock.succeeds(start);
      } else {
        stock.fails(start);
      }
    }
  }

  /** So many failures among so many trials, in an order that the seed says. */
  private static List<Boolean> outcomes(int failures, int all, long seed) {
    List<Boolean> outcomes =
        new ArrayList<>(IntStream.range(0, all).mapToObj(i -> i >= failures).toList());
    Collections.shuffle(outcomes, new Random(seed));
    return outcomes;
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "1, 2", "2, 3", "9, 10", "10, 10", "20, 3", "1, 1", "100, 1", "1, 1000"})
  void itClosesWhenAllTrialsHaveSucceededAndNotBefore(int minimumCalls, int trialCalls) {
    CircuitFixture stock = halfOpen(policy(minimumCalls, trialCalls));
    trials(stock, outcomes(0, trialCalls, 0));
    assertThat(stock.state()).isEqualTo(State.CLOSED);
    assertThat(stock.changes("half_open", "closed")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"1, 10", "1, 2", "2, 3", "9, 10", "10, 10", "20, 3", "1, 1", "100, 1", "1, 1000"})
  void itOpensAgainWhenAllTrialsHaveFailedAndNotBefore(int minimumCalls, int trialCalls) {
    CircuitFixture stock = halfOpen(policy(minimumCalls, trialCalls));
    trials(stock, outcomes(trialCalls, trialCalls, 0));
    assertThat(stock.state()).isEqualTo(State.OPEN);
    assertThat(stock.changes("half_open", "open")).isEqualTo(1);
  }

  /** The default rate is a half; the order must not matter, so there are several. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theRateIsOfAllTrials(long seed) {
    CircuitFixture recovered = halfOpen(policy(1, 10));
    trials(recovered, outcomes(4, 10, seed));
    assertThat(recovered.state()).isEqualTo(State.CLOSED);
    CircuitFixture down = halfOpen(policy(1, 10));
    trials(down, outcomes(5, 10, seed));
    assertThat(down.state()).isEqualTo(State.OPEN);
  }

  @ParameterizedTest
  @CsvSource({
    "0.1, 10, 1",
    "0.3, 10, 3",
    "0.7, 10, 7",
    "0.29, 100, 29",
    "0.07, 100, 7",
    "1.0, 3, 3",
    "0.001, 1000, 1",
    "0.33, 3, 1",
    "0.34, 3, 2",
    "0.15, 20, 3"
  })
  void theRateThatIsJustReachedOpens(double rate, int trialCalls, int failures) {
    CircuitPolicy policy = policy(1, trialCalls).failureRate(rate);
    CircuitFixture reached = halfOpen(policy);
    trials(reached, outcomes(failures, trialCalls, 1));
    assertThat(reached.state()).isEqualTo(State.OPEN);
    CircuitFixture below = halfOpen(policy);
    trials(below, outcomes(failures - 1, trialCalls, 1));
    assertThat(below.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aWindowOfTimeDoesNotMatterEither() {
    CircuitPolicy policy =
        CircuitPolicy.DEFAULT.window(Duration.ofSeconds(1), 1).recovery(OPEN_FOR, 4);
    CircuitFixture stock = halfOpen(policy);
    for (boolean success : new boolean[] {false, true, true, true}) {
      assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
      long start = stock.began();
      stock.advance(Duration.ofSeconds(5));
      if (success) {
        stock.succeeds(start);
      } else {
        stock.fails(start);
      }
    }
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  @ParameterizedTest
  @CsvSource({"1, CLOSED", "2, OPEN", "4, OPEN"})
  void trialsThatAreSlowOpenTheCircuitAgain(int slow, State decided) {
    CircuitFixture stock = halfOpen(policy(1, 4).slowCalls(Duration.ofSeconds(1), 0.5));
    List<Long> starts = Stream.generate(stock::began).limit(4).toList();
    stock.advance(Duration.ofSeconds(1));
    starts.subList(slow, 4).forEach(stock::succeeds);
    stock.advance(Duration.ofNanos(1));
    starts.subList(0, slow).forEach(stock::succeeds);
    assertThat(stock.state()).isEqualTo(decided);
  }

  @Test
  void noTrialIsSlowWhereNoCallIs() {
    CircuitFixture stock = halfOpen(policy(1, 2));
    List<Long> starts = Stream.generate(stock::began).limit(2).toList();
    stock.advance(Duration.ofDays(1));
    starts.forEach(stock::succeeds);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  /** A publisher's call is let through after it began. */
  @Test
  void theDurationOfATrialIsThatOfTheCallAndNotOfItsPermit() {
    CircuitFixture stock = halfOpen(policy(1, 1).slowCalls(Duration.ofSeconds(1), 0.5));
    long began = stock.ticker.nanoTime();
    stock.advance(Duration.ofSeconds(2));
    long permitted = stock.began();
    stock.circuit.ended(permitted, began, stock.ticker.nanoTime(), false);
    assertThat(stock.state()).isEqualTo(State.OPEN);
  }

  @Test
  void noMoreAreLetThroughThanTrialCalls() {
    CircuitFixture stock = halfOpen(policy(1, 3));
    stock.succeeds(stock.began());
    long second = stock.began();
    long third = stock.began();
    assertThat(stock.permits()).isFalse();
    stock.succeeds(second);
    assertThat(stock.permits()).isFalse();
    stock.succeeds(third);
    assertThat(stock.state()).isEqualTo(State.CLOSED);
    assertThat(stock.permits()).isTrue();
  }

  @Test
  void aTrialThatIsIgnoredIsAnEndedOneOfNoKind() {
    CircuitFixture stock = halfOpen(policy(1, 2));
    for (int i = 0; i < 5; i++) {
      stock.circuit.released(stock.began());
      assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
    }
    trials(stock, List.of(true, true));
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  /** Ends that come twice, or of calls from before, are of no trial. */
  @Test
  void onlyTheEndsOfTrialsCount() {
    CircuitFixture stock = new CircuitFixture(policy(1, 2));
    long early = stock.began();
    stock.awaitHalfOpen();
    stock.advance(Duration.ofSeconds(1));
    stock.fails(early);
    stock.circuit.released(early);
    long now = stock.ticker.nanoTime();
    stock.fails(now);
    stock.fails(now);
    assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
    trials(stock, List.of(true, true));
    assertThat(stock.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void eachHalfOpenStateIsDecidedByItsOwnTrials() {
    CircuitFixture stock = halfOpen(policy(1, 4));
    trials(stock, List.of(true, true, false, false));
    assertThat(stock.state()).isEqualTo(State.OPEN);
    stock.waitOver();
    trials(stock, List.of(true, true, true, false));
    assertThat(stock.state()).isEqualTo(State.CLOSED);
    assertThat(stock.recoveries()).isEqualTo(1);
  }

  @Test
  void aCircuitThatHasOpenedAgainWaitsFromThen() {
    CircuitFixture stock = halfOpen(policy(1, 1));
    stock.advance(Duration.ofMinutes(7));
    long start = stock.began();
    stock.advance(Duration.ofSeconds(3));
    stock.fails(start);
    stock.advance(OPEN_FOR.minusMillis(1));
    assertThat(stock.state()).isEqualTo(State.OPEN);
    assertThat(stock.permits()).isFalse();
    stock.advance(Duration.ofMillis(2));
    assertThat(stock.state()).isEqualTo(State.HALF_OPEN);
    assertThat(stock.permits()).isTrue();
  }

  @Test
  void aClosedCircuitLooksAtItsWindowAnewAndAtMinimumCalls() {
    CircuitFixture stock = halfOpen(policy(3, 4));
    trials(stock, List.of(false, true, true, true));
    assertThat(stock.state()).isEqualTo(State.CLOSED);
    stock.fails(stock.began());
    stock.fails(stock.began());
    assertThat(stock.state()).isEqualTo(State.CLOSED);
    stock.fails(stock.began());
    assertThat(stock.state()).isEqualTo(State.OPEN);
  }

  /** Manual control wins over trials that have not ended. */
  @Test
  void trialsDoNotDecideACircuitThatWasForcedOpen() {
    CircuitFixture stock = halfOpen(policy(1, 2));
    List<Long> starts = Stream.generate(stock::began).limit(2).toList();
    stock.circuit.forceOpen();
    starts.forEach(stock::succeeds);
    assertThat(stock.state()).isEqualTo(State.OPEN);
    stock.advance(Duration.ofDays(1));
    assertThat(stock.state()).isEqualTo(State.OPEN);
    assertThat(stock.permits()).isFalse();
  }

  @Test
  void theErrorRateOfACircuitThatHasOpenedAgainIsThatOfTheTrials() {
    CircuitFixture stock = halfOpen(policy(1, 4));
    assertThat(stock.errorRate()).isNaN();
    trials(stock, List.of(false, false, false));
    assertThat(stock.errorRate()).isNaN();
    trials(stock, List.of(true));
    assertThat(stock.errorRate()).isCloseTo(0.75, within(1e-9));
    stock.circuit.failed(stock.ticker.nanoTime(), stock.ticker.nanoTime());
    assertThat(stock.errorRate()).isCloseTo(0.75, within(1e-9));
    stock.waitOver();
    assertThat(stock.errorRate()).isNaN();
    trials(stock, List.of(true, true, true, true));
    assertThat(stock.errorRate()).isNaN();
    stock.breakDown();
    assertThat(stock.errorRate()).isEqualTo(1);
  }

  @Test
  void theErrorRateIsForgottenWhenTheCircuitIsClosedByHand() {
    CircuitFixture stock = halfOpen(policy(2, 2));
    trials(stock, List.of(false, true));
    assertThat(stock.errorRate()).isEqualTo(0.5);
    stock.circuit.close();
    assertThat(stock.errorRate()).isNaN();
    stock.breakDown();
    assertThat(stock.errorRate()).isEqualTo(1);
  }
}
