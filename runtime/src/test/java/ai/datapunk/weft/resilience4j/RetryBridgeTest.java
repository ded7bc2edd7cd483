package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.retry.RetryMetrics;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.Scrape;
import io.github.resilience4j.retry.MaxRetriesExceededException;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real retries of Resilience4j: 3 attempts without a wait, all but some exceptions retried. */
class RetryBridgeTest {

  private final UncheckedIOException fault = new UncheckedIOException(new IOException());
  private final IllegalArgumentException refusal = new IllegalArgumentException();

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Changes changes = new Changes(registry);
  private final Mesh mesh =
      Mesh.builder().registry(registry).configuration(Configuration.none()).build();
  private final RetryConfig config =
      RetryConfig.<Object>custom()
          .maxAttempts(3)
          .intervalFunction(attempt -> 0L)
          .ignoreExceptions(IllegalArgumentException.class)
          .retryOnResult("bad"::equals)
          .build();
  private final RetryRegistry retries = RetryRegistry.of(config);
  private final Retry retry = retries.retry("stock.fetch");
  private final CapturedLog log = new CapturedLog();
  private final RetryBridge bridge = bind();
  private final List<String> published = new ArrayList<>();

  @AfterEach
  void stopCapturing() {
    log.close();
  }

  private RetryBridge bind() {
    return RetryBridge.bind(retries, mesh, each -> RetriedOperation.named(each.getName()));
  }

  private static Runnable calls(Retry by, Object... outcomes) {
    Deque<Object> next = new ArrayDeque<>(Arrays.asList(outcomes));
    return () -> {
      Throwable thrown = catchThrowable(() -> by.executeSupplier(() -> outcome(next)));
      if (thrown != null) {
        assertThat(thrown).isNotInstanceOf(NoSuchElementException.class);
      }
      assertThat(next).isEmpty();
    };
  }

  private Runnable calls(Object... outcomes) {
    return calls(retry, outcomes);
  }

  private static Object outcome(Deque<Object> next) {
    Object outcome = next.remove();
    if (outcome instanceof RuntimeException thrown) {
      throw thrown;
    }
    if (outcome instanceof Error thrown) {
      throw thrown;
    }
    return outcome;
  }

  private Retry with(RetryConfig changed) {
    Retry other = Retry.of("stock.fetch", changed);
    retries.replace("stock.fetch", other);
    other.getEventPublisher().onEvent(event -> published.add(event.getEventType().name()));
    return other;
  }

  @Test
  void aRetryThatIsThereHasItsSeriesAtZero() {
    Scrape scrape = Scrape.of(registry);
    String[] operation = {"service", "stock", "operation", "fetch"};
    for (String number : List.of("1", "2", "3")) {
      assertThat(scrape.value("retry_attempts_total", plus(operation, "attempt", number))).isZero();
      assertThat(scrape.value("retry_success_total", plus(operation, "attempts_needed", number)))
          .isZero();
    }
    assertThat(
            scrape.value(
                "retry_calls_total",
                plus(operation, "retried", "true", "result", "max_attempts_reached")))
        .isZero();
    assertThat(scrape.has("retry_duration_seconds_count", operation)).isFalse();
  }

  private static String[] plus(String[] labels, String... more) {
    String[] all = Arrays.copyOf(labels, labels.length + more.length);
    System.arraycopy(more, 0, all, labels.length, more.length);
    return all;
  }

  @Test
  void aFirstSuccessCountsThoughNobodyPublishesIt() {
    retry.getEventPublisher().onEvent(event -> published.add(event.getEventType().name()));
    assertThat(changes.by(calls("good")))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_calls_total{result=value_returned,retried=false} +1
            retry_success_total{attempts_needed=1} +1
            """);
    assertThat(published).isEmpty();
  }

  @Test
  void aSuccessAfterARetryCountsItsAttempts() {
    assertThat(changes.by(calls(fault, "good")))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_attempts_total{attempt=2} +1
            retry_calls_total{result=value_returned,retried=true} +1
            retry_success_total{attempts_needed=2} +1
            """);
  }

  @Test
  void attemptsThatAreUsedUpAreOneFailure() {
    assertThat(changes.by(calls(fault, fault, fault)))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_attempts_total{attempt=2} +1
            retry_attempts_total{attempt=3} +1
            retry_calls_total{result=max_attempts_reached,retried=true} +1
            retry_failure_total{error_type=UncheckedIOException} +1
            """);
  }

  @Test
  void whatIsNotRetriedIsAFailureAtOnce() {
    assertThat(changes.by(calls(refusal)))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_calls_total{result=exception_not_retryable,retried=false} +1
            retry_failure_total{error_type=IllegalArgumentException} +1
            """);
  }

  /** Its event has no number of attempts, and its metrics call it a failure without a retry. */
  @Test
  void whatIsNotRetriedAfterARetryHasItsAttemptsButIsNotCalledRetried() {
    assertThat(changes.by(calls(fault, refusal)))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_attempts_total{attempt=2} +1
            retry_calls_total{result=exception_not_retryable,retried=false} +1
            retry_failure_total{error_type=IllegalArgumentException} +1
            """);
    assertThat(retry.getMetrics().getNumberOfFailedCallsWithoutRetryAttempt()).isEqualTo(1);
  }

  @Test
  void anUnwantedResultIsRetried() {
    assertThat(changes.by(calls("bad", "good")))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_attempts_total{attempt=2} +1
            retry_calls_total{result=value_returned,retried=true} +1
            retry_success_total{attempts_needed=2} +1
            """);
  }

  /** The exception is the last that the retry has heard of. */
  @Test
  void unwantedResultsAfterAnExceptionAreAFailureByThatException() {
    assertThat(changes.by(calls(fault, "bad", "bad")))
        .contains("retry_failure_total{error_type=UncheckedIOException} +1\n");
    Retry failing = with(RetryConfig.from(config).failAfterMaxAttempts(true).build());
    assertThat(changes.by(calls(failing, fault, "bad", "bad"))).isEqualTo(ALL_UNWANTED);
  }

  private static final String ALL_UNWANTED =
      """
      retry_attempts_total{attempt=1} +1
      retry_attempts_total{attempt=2} +1
      retry_attempts_total{attempt=3} +1
      retry_calls_total{result=max_attempts_reached,retried=true} +1
      retry_failure_total{error_type=unwanted_result} +1
      """;

  @Test
  void unwantedResultsThatUseUpTheAttemptsAreOneFailure() {
    assertThat(changes.by(calls("bad", "bad", "bad"))).isEqualTo(ALL_UNWANTED);
    // The last attempt is counted once as such and once as the end.
    assertThat(retry.getMetrics().getNumberOfTotalCalls()).isEqualTo(4);
  }

  @Test
  void anOperationThatFailsAfterItsLastUnwantedResultIsOneFailureThoughPublishedTwice() {
    Retry failing = with(RetryConfig.from(config).failAfterMaxAttempts(true).build());
    assertThat(changes.by(calls(failing, "bad", "bad", "bad"))).isEqualTo(ALL_UNWANTED);
    assertThat(published).containsExactly("RETRY", "RETRY", "ERROR", "ERROR");
    assertThat(failing.getMetrics().getNumberOfFailedCallsWithRetryAttempt()).isEqualTo(2);
  }

  @Test
  void theSameIsOneFailureWhereItsOwnExceptionIsNotRetried() {
    Retry failing =
        with(
            RetryConfig.from(config)
                .failAfterMaxAttempts(true)
                .retryOnException(UncheckedIOException.class::isInstance)
                .build());
    assertThat(changes.by(calls(failing, "bad", "bad", "bad"))).isEqualTo(ALL_UNWANTED);
    assertThat(published).containsExactly("RETRY", "RETRY", "ERROR", "IGNORED_ERROR");
  }

  @Test
  void anOuterRetryCountsThatAnInnerOneFailed() {
    Retry inner = Retry.of("inner", RetryConfig.from(config).failAfterMaxAttempts(true).build());
    assertThat(
            changes.by(
                () ->
                    assertThatThrownBy(
                            () -> retry.executeSupplier(() -> inner.executeSupplier(() -> "bad")))
                        .isInstanceOf(MaxRetriesExceededException.class)))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_attempts_total{attempt=2} +1
            retry_attempts_total{attempt=3} +1
            retry_calls_total{result=max_attempts_reached,retried=true} +1
            retry_failure_total{error_type=MaxRetriesExceededException} +1
            """);
  }

  @Test
  void aSingleAttemptThatFailsWasNotRetried() {
    Retry once = with(RetryConfig.from(config).maxAttempts(1).build());
    assertThat(changes.by(calls(once, fault)))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_calls_total{result=max_attempts_reached,retried=false} +1
            retry_failure_total{error_type=UncheckedIOException} +1
            """);
  }

  @Test
  void aNegativeWaitGivesUp() {
    Retry impatient =
        with(
            RetryConfig.<Object>custom()
                .maxAttempts(3)
                .intervalFunction(attempt -> attempt < 2 ? 0L : -1L)
                .build());
    assertThat(changes.by(calls(impatient, fault, fault)))
        .isEqualTo(
            """
            retry_attempts_total{attempt=1} +1
            retry_attempts_total{attempt=2} +1
            retry_calls_total{result=exception_not_retryable,retried=true} +1
            retry_failure_total{error_type=UncheckedIOException} +1
            """);
  }

  /** Resilience4j catches exceptions only, and tells nobody that the operation has ended. */
  @Test
  void anErrorAfterARetryLeavesTheAttemptThatWasAnnounced() {
    assertThat(changes.by(calls(new StackOverflowError()))).isEmpty();
    assertThat(changes.by(calls(fault, new StackOverflowError())))
        .isEqualTo("retry_attempts_total{attempt=2} +1\n");
  }

  /** Nothing is published, and no count of the retry's own moves. */
  @Test
  void anInterruptedWaitLeavesTheAttemptThatWasAnnounced() {
    assertThat(
            changes.by(
                () -> {
                  Thread.currentThread().interrupt();
                  calls(fault).run();
                  assertThat(Thread.interrupted()).isTrue();
                }))
        .isEqualTo("retry_attempts_total{attempt=2} +1\n");
  }

  @Test
  void attemptsBeyondAHundredAreRecordedTogether() {
    Retry endless = with(RetryConfig.from(config).maxAttempts(Integer.MAX_VALUE).build());
    Object[] outcomes = new Object[103];
    Arrays.fill(outcomes, fault);
    outcomes[102] = "good";
    assertThat(changes.by(calls(endless, outcomes)).lines())
        .hasSize(105)
        .contains(
            "retry_attempts_total{attempt=100} +1",
            "retry_attempts_total{attempt=other} +3",
            "retry_success_total{attempts_needed=other} +1",
            "weft_overflow_total{family=retry_attempts_total} +3",
            "weft_overflow_total{family=retry_success_total} +1");
  }

  @Test
  void asynchronousCallsCountAlike() throws Exception {
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try {
      Deque<Object> next = new ArrayDeque<>(List.of(fault, "bad", "good"));
      assertThat(
              changes.by(
                  () ->
                      retry
                          .executeCompletionStage(
                              scheduler, () -> CompletableFuture.supplyAsync(() -> outcome(next)))
                          .toCompletableFuture()
                          .join()))
          .isEqualTo(
              """
              retry_attempts_total{attempt=1} +1
              retry_attempts_total{attempt=2} +1
              retry_attempts_total{attempt=3} +1
              retry_calls_total{result=value_returned,retried=true} +1
              retry_success_total{attempts_needed=3} +1
              """);
    } finally {
      scheduler.shutdownNow();
    }
  }

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

  private List<String> seriesOf(String service) {
    return registry.scrape().stream()
        .flatMap(family -> family.getDataPoints().stream())
        .map(point -> point.getLabels().toString())
        .filter(labels -> labels.contains(service))
        .toList();
  }

  @Test
  void aReplacedRetryLeavesItsSeriesToTheNext() {
    calls("good").run();
    calls(fault, "good").run();
    Retry next = Retry.of("stock.fetch", config);
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
    Retry other = Retry.of("stock.store", config);
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

  @Test
  void aNameIsDividedAtItsFirstDot() {
    assertThat(RetriedOperation.named("stock.fetch"))
        .isEqualTo(new RetriedOperation("stock", "fetch"));
    assertThat(RetriedOperation.named("stock.fetch.all"))
        .isEqualTo(new RetriedOperation("stock", "fetch.all"));
    assertThat(RetriedOperation.named("stock")).isEqualTo(new RetriedOperation("stock", "stock"));
    assertThat(RetriedOperation.named(".stock"))
        .isEqualTo(new RetriedOperation(".stock", ".stock"));
    assertThat(RetriedOperation.named("stock."))
        .isEqualTo(new RetriedOperation("stock.", "stock."));
  }
}
