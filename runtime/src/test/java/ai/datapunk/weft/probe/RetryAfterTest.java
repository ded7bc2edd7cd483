package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.retry.RetryAfter;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.FetchFixture;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Waits of 100 and 200 ms, at most 1 s, unless an exception asks for another. */
class RetryAfterTest extends FetchFixture {

  /** What a server answered that is busy. */
  private static final class Busy extends IOException implements RetryAfter {
    private static final long serialVersionUID = 1L;
    private final transient Supplier<@Nullable Duration> asked;

    Busy(Supplier<@Nullable Duration> asked) {
      this.asked = asked;
    }

    @Override
    public @Nullable Duration retryAfter() {
      return asked.get();
    }
  }

  private void call(Throwable thrown) {
    Probe probe = probe(timed.retried("stock", "fetch", THREE), Object.class);
    try {
      AdvisedCall.of(
          probe,
          null,
          instance -> {
            throw thrown;
          });
    } catch (Throwable expected) {
      assertThat(expected).isSameAs(thrown);
    }
  }

  private static Duration millis(long number) {
    return Duration.ofMillis(number);
  }

  @Test
  void theLongerWaitHolds() {
    call(new Busy(() -> millis(150)));
    assertThat(ticker.waits()).containsExactly(millis(150), millis(200));
  }

  @Test
  void noWaitIsLongerThanTheLongest() {
    call(new Busy(() -> Duration.ofSeconds(Long.MAX_VALUE)));
    assertThat(ticker.waits()).containsExactly(millis(1_000), millis(1_000));
  }

  @Test
  void nothingThatIsAskedForLeavesTheWaitAsItIs() {
    call(new Busy(() -> null));
    call(new Busy(() -> millis(-5_000)));
    call(new Busy(() -> Duration.ZERO));
    assertThat(ticker.waits())
        .containsExactly(
            millis(100), millis(200), millis(100), millis(200), millis(100), millis(200));
  }

  @Test
  void whatWrapsTheExceptionOfAFutureIsLookedInto() {
    call(new CompletionException(new Busy(() -> millis(400))));
    assertThat(ticker.waits()).containsExactly(millis(400), millis(400));
  }

  @Test
  void anExceptionThatFailsToSayIsAFaultThatNobodySees() {
    call(
        new Busy(
            () -> {
              throw new IllegalStateException();
            }));
    assertThat(ticker.waits()).containsExactly(millis(100), millis(200));
    assertThat(scrape().value("weft_recording_failures_total")).isEqualTo(2);
  }

  @Test
  void aFutureWaitsAsLong() throws Throwable {
    CompletableFuture<Object> attempt = new CompletableFuture<>();
    Object future =
        probe(timed.retried("stock", "fetch", THREE), CompletableFuture.class)
            .asynchronously(new @Nullable Object[] {null}, arguments -> attempt);
    attempt.completeExceptionally(new Busy(() -> millis(700)));
    assertThat(ticker.waits()).containsExactly(millis(700));
    ticker.millis(699);
    assertThat(ticker.waits()).hasSize(1);
    ticker.millis(1);
    assertThat(ticker.waits()).hasSize(2);
    assertThat(future).isNotNull();
  }
}
