package ai.datapunk.weft.circuitbreaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CircuitPolicyTest {

  private static void assertRefused(Supplier<CircuitPolicy> wrong, String message) {
    assertThatIllegalArgumentException().isThrownBy(wrong::get).withMessage(message);
  }

  @Test
  void aValueOutOfItsRangeIsRefusedByNameAndRange() {
    CircuitPolicy policy = CircuitPolicy.DEFAULT;
    assertRefused(() -> policy.failureRate(0), "failureRate is 0.0 but must be above 0, at most 1");
    assertRefused(
        () -> policy.failureRate(1.01), "failureRate is 1.01 but must be above 0, at most 1");
    assertRefused(
        () -> policy.failureRate(Double.NaN), "failureRate is NaN but must be above 0, at most 1");
    assertRefused(
        () -> policy.window(Duration.ofMillis(1500), 1),
        "window is PT1.5S but must be whole seconds");
    assertRefused(
        () -> policy.window(Duration.ZERO, 1), "window is PT0S but must be whole seconds");
    assertRefused(() -> policy.window(0, 1), "window is 0 but must be 1 call and up");
    assertRefused(
        () -> policy.window(10, 11),
        "minimumCalls is 11 but must be no more than the window, which is 10 calls");
    assertRefused(
        () -> policy.window(1, 2),
        "minimumCalls is 2 but must be no more than the window, which is 1 call");
    assertRefused(() -> policy.window(10, 0), "minimumCalls is 0 but must be 1 and up");
    assertRefused(
        () -> policy.recovery(Duration.ZERO, 1), "openFor is PT0S but must be 1 ms and up");
    assertRefused(
        () -> policy.recovery(Duration.ofSeconds(1), 0), "trialCalls is 0 but must be 1 and up");
    assertRefused(
        () -> policy.slowCalls(Duration.ZERO, 1), "slowCall is PT0S but must be more than nothing");
    assertRefused(
        () -> policy.slowCalls(Duration.ofSeconds(1), 0),
        "slowCallRate is 0.0 but must be above 0, at most 1");
  }

  @Test
  void theChainedMethodsKeepWhatTheyDoNotSet() {
    CircuitPolicy policy =
        CircuitPolicy.DEFAULT
            .failureRate(0.25)
            .window(50, 10)
            .recovery(Duration.ofSeconds(3), 4)
            .slowCalls(Duration.ofSeconds(2), 0.75)
            .failOn(RuntimeException.class)
            .ignore(IOException.class);
    assertThat(policy.failureRate()).isEqualTo(0.25);
    assertThat(policy.windowTime()).isNull();
    assertThat(policy.windowCalls()).isEqualTo(50);
    assertThat(policy.minimumCalls()).isEqualTo(10);
    assertThat(policy.openFor()).isEqualTo(Duration.ofSeconds(3));
    assertThat(policy.trialCalls()).isEqualTo(4);
    assertThat(policy.slowCall()).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.slowCallRate()).isEqualTo(0.75);
    assertThat(policy.failOn()).containsExactly(RuntimeException.class);
    assertThat(policy.ignore()).containsExactly(IOException.class);
    assertThat(policy.window(Duration.ofSeconds(9), 5).windowTime())
        .isEqualTo(Duration.ofSeconds(9));
  }

  @Test
  void whatCountsAsAFailureIsGivenByTypeAndIgnoreWins() {
    assertThat(CircuitPolicy.DEFAULT.fails(new StackOverflowError())).isTrue();
    CircuitPolicy policy =
        CircuitPolicy.DEFAULT.failOn(IOException.class).ignore(FileNotFoundException.class);
    assertThat(policy.fails(new EOFException())).isTrue();
    assertThat(policy.fails(new FileNotFoundException())).isFalse();
    assertThat(policy.fails(new IllegalStateException())).isFalse();
  }

  @Test
  void subclassesOfAnIgnoredExceptionAreIgnored() {
    CircuitPolicy policy = CircuitPolicy.DEFAULT.ignore(IOException.class);
    assertThat(policy.ignores(new FileNotFoundException())).isTrue();
    assertThat(policy.ignores(new IllegalStateException())).isFalse();
    assertThat(CircuitPolicy.DEFAULT.ignores(new Exception())).isFalse();
  }
}
