package ai.datapunk.weft.probe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.engine.MeshEngine;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FetchFixture;
import ai.datapunk.weft.testing.RecordingSubscriber;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retries are no more than a share of the calls of ten seconds, or a hundred. */
class RetryBudgetTest extends FetchFixture {

  private static final RetryPolicy TWO =
      RetryPolicy.DEFAULT.maxAttempts(2).backoff(Duration.ZERO, 1, Duration.ZERO).jitter(0);

  private static final RetryPolicy A_FIFTH = TWO.budget(0.2);

  private final MethodSpec fetch = timed.retried("stock", "fetch", A_FIFTH);
  private final AtomicInteger attempts = new AtomicInteger();

  /** Wants nothing. */
  static final class Anything implements Predicate<Object> {
    @Override
    public boolean test(Object result) {
      return true;
    }
  }

  private static void succeed(Probe probe, int times) throws Throwable {
    for (int i = 0; i < times; i++) {
      AdvisedCall.of(probe, null, instance -> "value");
    }
  }

  /** Fails at each attempt, and tells what the caller got. */
  private Throwable fail(Probe probe) {
    AtomicInteger attempt = new AtomicInteger();
    try {
      AdvisedCall.of(
          probe,
          null,
          instance -> {
            attempts.incrementAndGet();
            throw new IOException("attempt " + attempt.incrementAndGet());
          });
      throw new AssertionError("it has not failed");
    } catch (Throwable thrown) {
      return thrown;
    }
  }

  private void fail(Probe probe, int times) {
    for (int i = 0; i < times; i++) {
      fail(probe);
    }
  }

  private double remaining() {
    return scrape().value("retry_budget_remaining", "service", "stock");
  }

  @Test
  void aHundredRetriesInTenSecondsAreAllowedHoweverFewCallsThereAre() {
    Probe probe = probe(fetch, Object.class);
    fail(probe, 100);
    assertThat(attempts).hasValue(200);
    assertThat(fail(probe)).isInstanceOf(IOException.class).hasMessage("attempt 1");
    assertThat(attempts).hasValue(201);
    assertThat(operations("max_attempts_reached", true)).isEqualTo(100);
    assertThat(operations("budget_exhausted", false)).isOne();
    assertThat(operations("budget_exhausted", true)).isZero();
    assertThat(failures("IOException")).isEqualTo(101);
  }

  /** 250 of 1,250 calls; then the latest second has had more than a second's part. */
  @Test
  void aFifthOfTheCallsIsAllowed() throws Throwable {
    Probe probe = probe(fetch, Object.class);
    succeed(probe, 1_000);
    for (int i = 0; i < 260; i++) {
      ticker.millis(10);
      fail(probe);
    }
    assertThat(operations("max_attempts_reached", true)).isEqualTo(250);
    assertThat(operations("budget_exhausted", false)).isEqualTo(10);
  }

  /** What was counted in vain is counted again after ten milliseconds; a scrape counts too. */
  @ParameterizedTest
  @CsvSource({"0, 250", "9, 250", "10, 251"})
  void callsAreNotCountedForEachRetryThatIsRefused(long later, double retried) throws Throwable {
    Probe probe = probe(fetch, Object.class);
    succeed(probe, 1_000);
    fail(probe, 240);
    ticker.millis(2_095);
    fail(probe, 15);
    ticker.millis(later);
    fail(probe);
    assertThat(operations("max_attempts_reached", true)).isEqualTo(retried);
  }

  /**
   * 100 calls a second, of which all fail from second 10 on: 200 retries are there at once, none
   * until those are ten seconds ago, and then 2 in each tenth of a second.
   */
  @Test
  void inALongOutageRetriesAreSpreadOverIt() throws Throwable {
    Probe probe = probe(fetch, Object.class);
    for (int i = 0; i < 1_000; i++) {
      ticker.millis(10);
      succeed(probe, 1);
    }
    List<Integer> retries = new ArrayList<>();
    for (int tenth = 0; tenth < 600; tenth++) {
      attempts.set(0);
      for (int i = 0; i < 10; i++) {
        ticker.millis(10);
        fail(probe);
      }
      retries.add(attempts.get() - 10);
    }
    // How many calls ten seconds have goes by whether a tenth of a second begins or ends.
    assertThat(sum(retries.subList(0, 21))).isBetween(195, 200);
    assertThat(sum(retries.subList(21, 100))).isBetween(0, 5);
    assertThat(retries.subList(100, 600)).allSatisfy(each -> assertThat(each).isBetween(0, 3));
    for (int from = 0; from <= 500; from++) {
      assertThat(sum(retries.subList(from, from + 100))).isBetween(from < 130 ? 0 : 190, 200);
    }
  }

  private static int sum(List<Integer> numbers) {
    return numbers.stream().mapToInt(each -> each).sum();
  }

  /** 400 calls that fail at once, and then 60 retries wanted in ten seconds, of 200 allowed. */
  @Test
  void whatIsFarBelowTheBudgetIsRetriedSoonAfterAnExhaustion() throws Throwable {
    Probe probe = probe(fetch, Object.class);
    for (int i = 0; i < 1_000; i++) {
      ticker.millis(10);
      succeed(probe, 1);
    }
    fail(probe, 400);
    for (int second = 0; second < 15; second++) {
      ticker.millis(1_000);
      succeed(probe, 100);
    }
    double refused = operations("budget_exhausted", false);
    assertThat(refused).isGreaterThan(0);
    for (int second = 0; second < 60; second++) {
      ticker.millis(1_000);
      succeed(probe, 100);
      fail(probe, second % 5 == 0 ? 30 : 0);
    }
    assertThat(operations("budget_exhausted", false)).isEqualTo(refused);
  }

  /** Though nobody has scraped: of 200,000 calls none was made in the latest ten seconds. */
  @Test
  void callsBeforeAPauseAreNotTakenForLaterOnes() throws Throwable {
    Probe probe = probe(fetch, Object.class);
    for (int i = 0; i < 2_000; i++) {
      ticker.millis(5);
      succeed(probe, 100);
    }
    ticker.millis(50_000);
    fail(probe, 200);
    assertThat(operations("max_attempts_reached", true)).isEqualTo(100);
  }

  /** Of calls whose failures nobody retries, too. */
  @Test
  void failuresThatAreNotRetriedBeforeAPauseAreNotTakenForLaterOnes() {
    Probe probe =
        probe(
            timed.retried("stock", "fetch", A_FIFTH.abortOn(FileNotFoundException.class)),
            Object.class);
    for (int i = 0; i < 2_000; i++) {
      ticker.millis(5);
      for (int call = 0; call < 10; call++) {
        assertThatThrownBy(
                () ->
                    AdvisedCall.of(
                        probe,
                        null,
                        instance -> {
                          throw new FileNotFoundException("not retried");
                        }))
            .isInstanceOf(FileNotFoundException.class);
      }
    }
    ticker.millis(50_000);
    fail(probe, 200);
    assertThat(operations("max_attempts_reached", true)).isEqualTo(100);
  }

  /** Each of four threads has 500 calls that fail: 2,000 calls, of which 400 may be retried. */
  @Test
  void threadsTogetherAreAllowedNoMore() throws Exception {
    Probe probe = probe(fetch, Object.class);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(new Thread(() -> fail(probe, 500)));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(operations("max_attempts_reached", true)).isBetween(100.0, 400.0);
    assertThat(operations("max_attempts_reached", true) + operations("budget_exhausted", false))
        .isEqualTo(2_000);
  }

  @Test
  void withTheMeshItsGaugeEnds() {
    probe(fetch, Object.class);
    mesh.close();
    assertThat(scrape().has("retry_budget_remaining", "service", "stock")).isFalse();
  }

  @Test
  void afterTenSecondsThereIsBudgetAgain() throws Throwable {
    Probe probe = probe(fetch, Object.class);
    fail(probe, 101);
    ticker.millis(10_099);
    fail(probe);
    assertThat(operations("budget_exhausted", false)).isEqualTo(2);
    ticker.millis(1);
    fail(probe);
    assertThat(operations("budget_exhausted", false)).isEqualTo(2);
    assertThat(operations("max_attempts_reached", true)).isEqualTo(101);
  }

  @Test
  void anOperationThatWasRetriedMayEndForWantOfBudgetToo() {
    Probe three = probe(timed.retried("stock", "fetch", A_FIFTH.maxAttempts(3)), Object.class);
    fail(three, 50);
    assertThat(attempts).hasValue(150);
    fail(three);
    assertThat(operations("budget_exhausted", false)).isOne();
    ticker.millis(10_100);
    fail(three, 49);
    Probe two = probe(fetch, Object.class);
    fail(two);
    assertThat(fail(three)).hasMessage("attempt 2");
    assertThat(operations("budget_exhausted", true)).isOne();
  }

  @Test
  void theMethodsOfAServiceShareItsBudget() throws Throwable {
    Probe one = probe(fetch, Object.class);
    Probe other =
        probe(
            MethodSpec.of("put(java.lang.Object)").retried("stock", "put", A_FIFTH), Object.class);
    succeed(other, 1_000);
    fail(one, 100);
    fail(other, 160);
    assertThat(operations("max_attempts_reached", true)).isEqualTo(100);
    assertThat(
            scrape()
                .value(
                    "retry_calls_total",
                    "operation",
                    "put",
                    "result",
                    "budget_exhausted",
                    "retried",
                    "false",
                    "service",
                    "stock"))
        .isEqualTo(10);
  }

  @Test
  void anotherServiceHasItsOwn() {
    fail(probe(fetch, Object.class), 100);
    attempts.set(0);
    Probe other =
        probe(
            MethodSpec.of("pay(java.lang.Object)").retried("payment", "pay", A_FIFTH),
            Object.class);
    fail(other);
    assertThat(attempts).hasValue(2);
  }

  @Test
  void whoHasNoBudgetIsNotRefusedAndCountsAllTheSame() {
    probe(fetch, Object.class);
    Probe unlimited =
        probe(MethodSpec.of("put(java.lang.Object)").retried("stock", "put", TWO), Object.class);
    fail(unlimited, 200);
    assertThat(attempts).hasValue(400);
    fail(probe(fetch, Object.class));
    assertThat(operations("budget_exhausted", false)).isOne();
  }

  @Test
  void withoutABudgetThereIsNoneAndNothingShowsOne() {
    Probe probe = probe(timed.retried("stock", "fetch", TWO), Object.class);
    fail(probe, 1_000);
    assertThat(attempts).hasValue(2_000);
    assertThat(scrape().has("retry_budget_remaining", "service", "stock")).isFalse();
    assertThat(operations("budget_exhausted", false)).isNaN();
  }

  @Test
  void theGaugeShowsWhatIsLeft() throws Throwable {
    Probe probe = probe(fetch, Object.class);
    assertThat(remaining()).isEqualTo(100);
    fail(probe, 30);
    assertThat(remaining()).isEqualTo(70);
    fail(probe, 100);
    assertThat(remaining()).isZero();
    assertThat(remaining()).isZero();
    ticker.millis(1_000);
    succeed(probe, 500);
    assertThat(remaining()).as("of a tenth of a second").isEqualTo(2);
    succeed(probe, 500);
    assertThat(remaining()).isEqualTo(226 - 100);
    ticker.millis(10_100);
    assertThat(remaining()).isEqualTo(100);
  }

  @Test
  void theGaugeIsThatOfTheStrictestBudget() throws Throwable {
    Probe probe = probe(fetch, Object.class);
    probe(
        MethodSpec.of("put(java.lang.Object)").retried("stock", "put", TWO.budget(0.15)),
        Object.class);
    succeed(probe, 1_000);
    assertThat(remaining()).isEqualTo(150);
  }

  @Test
  void theGaugeDoesNotGoByABudgetThatWasReadBeforeTheMeshWasConfiguredAnew() throws Throwable {
    MeshEngine before = mesh.engine();
    mesh.configure(Configuration.of(Map.of("weft.retry.delay", "1ms"), Map.of(), Map.of()));
    Probe probe = probe(fetch, Object.class);
    ClassProbes.wiring(timed.retried("stock", "fetch", TWO.budget(0.15)), before);
    succeed(probe, 1_000);
    assertThat(remaining()).isEqualTo(200);
  }

  @Test
  void anExhaustionIsLoggedOnce() {
    Probe probe = probe(fetch, Object.class);
    try (CapturedLog log = new CapturedLog()) {
      fail(probe, 150);
      ticker.millis(5_000);
      fail(probe, 150);
      assertThat(log.linesWith("The budget of retries is exhausted"))
          .singleElement()
          .asString()
          .contains("service 'stock'", "service=stock", "budget=0.2");
      ticker.millis(11_000);
      fail(probe, 150);
      assertThat(log.linesWith("The budget of retries is exhausted")).hasSize(2);
    }
  }

  @Test
  void anUnwantedResultIsHeldAgainstTheBudgetToo() throws Throwable {
    Probe probe =
        probe(timed.retried("stock", "fetch", A_FIFTH.retryOnResult(Anything.class)), Object.class);
    for (int i = 0; i < 101; i++) {
      assertThat(AdvisedCall.of(probe, null, instance -> "value")).isEqualTo("value");
    }
    assertThat(operations("max_attempts_reached", true)).isEqualTo(100);
    assertThat(operations("budget_exhausted", false)).isOne();
  }

  @Test
  @SuppressWarnings("unchecked")
  void aFutureFailsWithItsOwnExceptionWhereNoRetryIsLeft() throws Throwable {
    fail(probe(fetch, Object.class), 100);
    CompletableFuture<Object> attempt = new CompletableFuture<>();
    CompletableFuture<Object> future =
        (CompletableFuture<Object>)
            requireNonNull(
                probe(fetch, CompletableFuture.class)
                    .asynchronously(new @Nullable Object[] {null}, arguments -> attempt));
    IOException thrown = new IOException("the only one");
    attempt.completeExceptionally(thrown);
    assertThat(future).isCompletedExceptionally();
    assertThat(future.handle((value, failure) -> failure).get()).isSameAs(thrown);
    assertThat(operations("budget_exhausted", false)).isOne();
  }

  @Test
  @SuppressWarnings("unchecked")
  void aPublisherFailsWithItsOwnExceptionWhereNoRetryIsLeft() throws Throwable {
    fail(probe(fetch, Object.class), 100);
    IOException thrown = new IOException("the only one");
    Flow.Publisher<Object> publisher =
        (Flow.Publisher<Object>)
            requireNonNull(
                probe(fetch, Flow.Publisher.class)
                    .asynchronously(
                        new @Nullable Object[] {null},
                        arguments -> {
                          throw thrown;
                        }));
    RecordingSubscriber subscriber = new RecordingSubscriber();
    publisher.subscribe(subscriber);
    assertThat(subscriber.signals()).containsExactly("subscribed", thrown);
    assertThat(operations("budget_exhausted", false)).isOne();
  }
}
