package ai.datapunk.weft.resilience4j;

import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.CLOSED;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.HALF_OPEN;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.OPEN;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition.CLOSED_TO_OPEN;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition.HALF_OPEN_TO_CLOSED;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition.HALF_OPEN_TO_OPEN;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition.OPEN_TO_HALF_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TransitionOrderTest {

  private static final long SECOND = 1_000_000_000;

  private final TransitionOrder order = new TransitionOrder(CLOSED);

  @Test
  void whatComesInOrderIsReachedAtOnce() {
    assertThat(order.next(CLOSED_TO_OPEN)).containsExactly(OPEN);
    assertThat(order.next(OPEN_TO_HALF_OPEN)).containsExactly(HALF_OPEN);
    assertThat(order.next(HALF_OPEN_TO_CLOSED)).containsExactly(CLOSED);
  }

  @Test
  void whatComesEarlyWaitsForWhatWasBefore() {
    assertThat(order.next(HALF_OPEN_TO_OPEN)).isEmpty();
    assertThat(order.next(OPEN_TO_HALF_OPEN)).isEmpty();
    assertThat(order.next(CLOSED_TO_OPEN)).containsExactly(OPEN, HALF_OPEN, OPEN);
    assertThat(order.isSettledBy(OPEN, 0)).isFalse();
    assertThat(order.state()).isEqualTo(OPEN);
  }

  @Test
  void whatNeverComesIsGivenUpAfterASecondOfSilence() {
    order.next(OPEN_TO_HALF_OPEN);
    assertThat(order.isSettledBy(HALF_OPEN, 5)).isFalse();
    assertThat(order.isSettledBy(HALF_OPEN, 4 + SECOND)).isFalse();
    assertThat(order.isSettledBy(HALF_OPEN, 5 + SECOND)).isTrue();
    assertThat(order.state()).isEqualTo(HALF_OPEN);
    assertThat(order.next(HALF_OPEN_TO_CLOSED)).containsExactly(CLOSED);
  }

  @Test
  void whateverIsPublishedBeginsTheSilenceAnew() {
    assertThat(order.isSettledBy(OPEN, 0)).isFalse();
    assertThat(order.next(CLOSED_TO_OPEN)).containsExactly(OPEN);
    assertThat(order.isSettledBy(HALF_OPEN, SECOND)).isFalse();
    assertThat(order.isSettledBy(HALF_OPEN, 2 * SECOND)).isTrue();
  }
}
