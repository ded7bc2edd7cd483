package ai.datapunk.weft.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.datapunk.weft.annotation.JitterType;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.ManualTicker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPolicyTest {

  private static final RetryPolicy POLICY =
      RetryPolicy.DEFAULT.backoff(Duration.ofMillis(50), 2, Duration.ofMillis(300)).jitter(0);

  /** Wants no result. */
  private static final class Anything implements Predicate<Object> {
    @Override
    public boolean test(Object result) {
      return true;
    }
  }

  /** Draws the same number always. */
  private record Drawn(double number) implements RandomGenerator {
    @Override
    public long nextLong() {
      throw new UnsupportedOperationException();
    }

    @Override
    public double nextDouble() {
      return number;
    }
  }

  private static long millisAfter(RetryPolicy policy, int failed, double drawn) {
    return Duration.ofNanos(policy.delayNanos(failed, 0, new Drawn(drawn))).toMillis();
  }

  @ParameterizedTest
  @CsvSource({"1, 50", "2, 100", "3, 200", "4, 300", "5, 300", "99, 300"})
  void theWaitGrowsUpToItsLimit(int failedAttempts, long millis) {
    assertThat(millisAfter(POLICY, failedAttempts, 0.5)).isEqualTo(millis);
  }

  /** 100 ms ± 20 %: from 80 to 120. */
  @ParameterizedTest
  @CsvSource({"0, 80", "0.25, 90", "0.5, 100", "0.75, 110", "1, 120"})
  void jitterSpreadsTheWaitEvenly(double drawn, long millis) {
    assertThat(millisAfter(POLICY.jitter(0.2), 2, drawn)).isEqualTo(millis);
  }

  /** 300 ms ± 20 % would be 240 to 360; the limit is 300. */
  @ParameterizedTest
  @CsvSource({"0, 240", "0.5, 270", "1, 300"})
  void jitterDoesNotLeadBeyondTheLimit(double drawn, long millis) {
    assertThat(millisAfter(POLICY.jitter(0.2), 5, drawn)).isEqualTo(millis);
  }

  /** Between nothing and 50, 200 and 300 ms. */
  @ParameterizedTest
  @CsvSource({"1, 0, 0", "1, 0.5, 25", "3, 0.25, 50", "3, 1, 200", "9, 0.5, 150", "9, 1, 300"})
  void fullJitterSpreadsTheWaitFromNothing(int failedAttempts, double drawn, long millis) {
    assertThat(millisAfter(POLICY.jitterType(JitterType.FULL), failedAttempts, drawn))
        .isEqualTo(millis);
  }

  /** Between 50 ms and three times the wait before, at most 300 ms; the number does not count. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 50",
    "0, 0.5, 100",
    "0, 1, 150",
    "80, 0, 50",
    "80, 0.5, 145",
    "80, 1, 240",
    "150, 0.5, 175",
    "150, 1, 300",
    "300, 1, 300",
    "10, 1, 150"
  })
  void decorrelatedJitterGoesByTheWaitBefore(long before, double drawn, long millis) {
    RetryPolicy policy = POLICY.jitterType(JitterType.DECORRELATED);
    for (int failed : new int[] {1, 2, 7}) {
      long nanos = policy.delayNanos(failed, Duration.ofMillis(before).toNanos(), new Drawn(drawn));
      assertThat(Duration.ofNanos(nanos).toMillis()).isEqualTo(millis);
    }
  }

  @ParameterizedTest
  @CsvSource({"PROPORTIONAL", "FULL", "DECORRELATED"})
  void whoDoesNotWaitDoesNotWaitWithJitterEither(JitterType type) {
    RetryPolicy policy =
        POLICY.backoff(Duration.ZERO, 10, Duration.ofSeconds(1)).jitter(1).jitterType(type);
    assertThat(policy.delayNanos(100, 0, new Drawn(1))).isZero();
  }

  /** 200 ms are asked for, which stray up to 260; 300 are the limit, which strays down to 210. */
  @ParameterizedTest
  @CsvSource({
    "100, 200, 0, 200",
    "100, 200, 0.5, 230",
    "100, 200, 1, 260",
    "250, 200, 0.5, 250",
    "100, 290, 1, 300",
    "100, 0, 1, 100",
    "100, 900, 0, 210",
    "100, 900, 0.5, 255",
    "100, 300, 1, 300",
    "250, 900, 0, 250"
  })
  void aWaitThatIsAskedForIsNotShortened(long own, long asked, double drawn, long millis) {
    long nanos =
        POLICY
            .jitter(0.3)
            .backoff()
            .atLeastNanos(
                Duration.ofMillis(own).toNanos(),
                Duration.ofMillis(asked).toNanos(),
                new Drawn(drawn));
    assertThat(Duration.ofNanos(nanos).toMillis()).isEqualTo(millis);
  }

  @ParameterizedTest
  @CsvSource({"-0.1", "1.01", "NaN"})
  void aBudgetIsAShare(double share) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POLICY.budget(share))
        .withMessage("budget is " + share + " but must be 0 to 1");
  }

  @Test
  void whatIsRetriedOnIsGivenByType() {
    RetryPolicy policy = POLICY.retryOn(IOException.class).abortOn(FileNotFoundException.class);
    assertThat(policy.retries(new IOException())).isTrue();
    assertThat(policy.retries(new java.io.EOFException())).isTrue();
    assertThat(policy.retries(new FileNotFoundException())).isFalse();
    assertThat(policy.retries(new IllegalStateException())).isFalse();
    assertThat(policy.retries(new StackOverflowError())).isFalse();
    assertThat(POLICY.retryOn(Throwable.class).retries(new StackOverflowError())).isTrue();
  }

  /** The breaker said to stop, the caller said to stop: only who asks for it goes on. */
  @Test
  void refusalInterruptAndCancellationAreRetriedOnlyIfListed() {
    for (Throwable each :
        new Throwable[] {refused(), new InterruptedException(), new CancellationException()}) {
      assertThat(POLICY.retryOn(Exception.class).retries(each)).isFalse();
      assertThat(POLICY.retryOn(Throwable.class, RuntimeException.class).retries(each)).isFalse();
      assertThat(POLICY.retryOn(each.getClass()).retries(each)).isTrue();
      assertThat(POLICY.retryOn(each.getClass()).abortOn(each.getClass()).retries(each)).isFalse();
    }
  }

  private static CallRefusedException refused() {
    GuardedCircuit circuit =
        new GuardedCircuit(
            "stock",
            CircuitPolicy.DEFAULT,
            MetricStore.in(new PrometheusRegistry()),
            new ManualTicker());
    circuit.forceOpen();
    try {
      circuit.acquire();
    } catch (CallRefusedException refused) {
      return refused;
    }
    throw new AssertionError("not refused");
  }

  private static void assertRefused(Supplier<RetryPolicy> wrong, String message) {
    assertThatIllegalArgumentException().isThrownBy(wrong::get).withMessage(message);
  }

  @Test
  void aValueOutOfItsRangeIsRefusedByNameAndRange() {
    Duration second = Duration.ofSeconds(1);
    assertRefused(() -> POLICY.maxAttempts(0), "maxAttempts is 0 but must be 1 to 100");
    assertRefused(() -> POLICY.maxAttempts(101), "maxAttempts is 101 but must be 1 to 100");
    assertRefused(
        () -> POLICY.backoff(second.negated(), 2, second), "delay is PT-1S but must be 0 and up");
    assertRefused(
        () -> POLICY.backoff(second, 0.5, second), "multiplier is 0.5 but must be 1 to 10");
    assertRefused(
        () -> POLICY.backoff(second, 2, Duration.ofMillis(999)),
        "maxDelay is PT0.999S but must be the delay and up");
    assertRefused(() -> POLICY.jitter(1.5), "jitter is 1.5 but must be 0 to 1");
    assertRefused(
        () -> POLICY.maxDuration(Duration.ZERO),
        "maxDuration is PT0S but must be more than nothing");
  }

  @Test
  void theChainedMethodsKeepWhatTheyDoNotSet() {
    RetryPolicy policy =
        RetryPolicy.DEFAULT
            .maxAttempts(7)
            .backoff(Duration.ofMillis(1), 3, Duration.ofMillis(9))
            .jitter(0.5)
            .jitterType(JitterType.FULL)
            .budget(0.3)
            .maxDuration(Duration.ofSeconds(2))
            .retryOn(IOException.class)
            .abortOn(FileNotFoundException.class)
            .retryOnResult(Anything.class);
    assertThat(policy.maxAttempts()).isEqualTo(7);
    assertThat(policy.delay()).isEqualTo(Duration.ofMillis(1));
    assertThat(policy.multiplier()).isEqualTo(3);
    assertThat(policy.maxDelay()).isEqualTo(Duration.ofMillis(9));
    assertThat(policy.jitter()).isEqualTo(0.5);
    assertThat(policy.jitterType()).isEqualTo(JitterType.FULL);
    assertThat(policy.budget()).isEqualTo(0.3);
    assertThat(policy.maxDuration()).isEqualTo(Duration.ofSeconds(2));
    assertThat(policy.retryOn()).containsExactly(IOException.class);
    assertThat(policy.abortOn()).containsExactly(FileNotFoundException.class);
    assertThat(policy.retryOnResult()).isEqualTo(Anything.class);
    assertThat(RetryPolicy.DEFAULT.retryOnResult()).isNull();
  }
}
