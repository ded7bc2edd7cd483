package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.retry.RetryMetrics;
import ai.datapunk.weft.testing.Scrape;
import io.github.resilience4j.retry.Retry;
import org.junit.jupiter.api.Test;

/** Retries that come, go and are replaced while their registry is bound. */
class RetryBindingTest extends RetryFixture {

  @Test
  void aRetryThatIsAddedLaterIsBound() {
    Retry later = retries.retry("later");
    assertThat(changes.by(calls(later, "good")))
        .contains("retry_calls_total{operation=later,result=value_returned,retried=false");
  }

  @Test
  void callsBeforeBindingDoNotCount() {
    calls("good").run();
    bridge.close();
    bind();
    calls("good").run();
    assertThat(Scrape.of(registry).sum("retry_calls_total")).isEqualTo(1);
    assertThat(Scrape.of(registry).sum("retry_attempts_total")).isEqualTo(1);
  }

  @Test
  void theSeriesOfARemovedRetryEndAndItsCallsCountNoLonger() {
    calls("good").run();
    retries.remove("stock.fetch");
    calls("good").run();
    calls(fault, "good").run();
    calls(refusal).run();
    assertThat(seriesOf("stock")).isEmpty();
    calls(retries.retry("stock.fetch"), "good").run();
    assertThat(Scrape.of(registry).sum("retry_calls_total")).isEqualTo(1);
  }

  @Test
  void aReplacedRetryLeavesItsSeriesToTheNext() {
    calls("good").run();
    calls(fault, "good").run();
    Retry next = Retry.of("stock.fetch", CONFIG);
    calls(next, "good").run();
    assertThat(changes.by(() -> retries.replace("stock.fetch", next))).isEmpty();
    calls("good").run();
    calls(next, "good").run();
    calls(next, fault, "good").run();
    // One first success and one later one of each.
    assertThat(Scrape.of(registry).sum("retry_calls_total")).isEqualTo(4);
    assertThat(Scrape.of(registry).sum("retry_attempts_total")).isEqualTo(6);
  }

  @Test
  void aReplacedRetryOfAnotherNameHasSeriesOfItsOwn() {
    calls("good").run();
    Retry other = Retry.of("stock.store", CONFIG);
    retries.replace("stock.fetch", other);
    calls(other, "good").run();
    assertThat(Scrape.of(registry).sum("retry_calls_total")).isEqualTo(1);
    assertThat(seriesOf("fetch")).isEmpty();
  }

  @Test
  void aClosedBridgeHasNoSeries() {
    calls("good").run();
    bridge.close();
    calls("good").run();
    calls(fault, "good").run();
    assertThat(seriesOf("stock")).isEmpty();
  }

  @Test
  void theSameRegistryIsNotBoundTwice() {
    bind();
    calls("good").run();
    assertThat(Scrape.of(registry).sum("retry_calls_total")).isEqualTo(1);
    assertThat(log.linesWith("Left out").get(0)).contains("[stock, fetch]");
  }

  /** Resilience4j does not catch what a listener throws: it would reach the caller. */
  @Test
  void aFaultOfTheBridgeBreaksNoCall() {
    Retry other = retries.retry("other");
    RetryBridge.bind(
        retries,
        mesh,
        each -> {
          throw new IllegalStateException("no name");
        });
    calls(retries.retry("another"), "good").run();
    calls(other, "good").run();
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isPositive();
  }

  @Test
  void whatIsRecordedByHandIsKept() {
    RetryMetrics.in(registry).recordAttempt("stock", "by_hand", 1);
    bridge.close();
    assertThat(seriesOf("by_hand")).hasSize(1);
  }
}
