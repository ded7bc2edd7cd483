package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.time.Ticker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RetentionTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final String ATTEMPTS = "retry_attempts_total";
  private static final String CALLS = "mesh_service_calls_total";
  private static final String SECONDS = "mesh_call_duration_seconds_count";
  private static final String[] FETCH = {"service", "stock", "operation", "fetch"};
  private static final String[] FETCHED = {
    "service", "stock", "operation", "fetch", "status", "success"
  };

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final MetricStore store = MetricStore.in(registry);
  private final ManualTicker ticker = new ManualTicker();

  @BeforeEach
  void time() {
    store.clock(ticker);
  }

  private void retain(String... families) {
    SeriesLimits limits = SeriesLimits.defaults().family("retry_attempts_total", 2);
    for (String family : families) {
      limits = limits.retention(family, HOUR);
    }
    store.limit(limits);
  }

  private Scrape scrape() {
    return Scrape.of(registry);
  }

  private Scrape scrapeAfter(Duration time) {
    ticker.advance(time);
    return scrape();
  }

  private void attempt(String operation) {
    store.named().count(Family.RETRY_ATTEMPTS, "stock", operation, "1");
  }

  private static double attempts(Scrape scrape, String operation) {
    return scrape.value(ATTEMPTS, "service", "stock", "operation", operation, "attempt", "1");
  }

  private void call() {
    store
        .named()
        .record(
            0.5,
            SeriesKey.of(Family.MESH_CALL_DURATION, "stock", "fetch"),
            SeriesKey.of(Family.MESH_SERVICE_CALLS, "stock", "fetch", "success"));
  }

  @Test
  void aSeriesThatNobodyTouchesEndsAfterTheTimeAndBeginsAtZero() {
    retain(ATTEMPTS);
    attempt("a");
    attempt("a");
    assertThat(attempts(scrape(), "a")).isEqualTo(2);
    assertThat(attempts(scrapeAfter(HOUR.minusNanos(1)), "a")).isEqualTo(2);
    assertThat(attempts(scrapeAfter(Duration.ofNanos(1)), "a")).isNaN();
    attempt("a");
    assertThat(attempts(scrape(), "a")).isEqualTo(1);
  }

  @Test
  void whatIsTouchedGoesOn() {
    retain(ATTEMPTS);
    for (int i = 1; i <= 5; i++) {
      attempt("a");
      assertThat(attempts(scrapeAfter(HOUR), "a")).isEqualTo(i);
    }
  }

  @Test
  void nothingEndsWhereItIsOff() {
    retain();
    attempt("a");
    scrape();
    assertThat(attempts(scrapeAfter(HOUR.multipliedBy(1000)), "a")).isEqualTo(1);
  }

  @Test
  void whatIsSwitchedOnLaterBeginsThen() {
    attempt("a");
    scrape();
    scrapeAfter(HOUR);
    retain(ATTEMPTS);
    assertThat(attempts(scrape(), "a")).isEqualTo(1);
    assertThat(attempts(scrapeAfter(HOUR), "a")).isNaN();
  }

  @Test
  void anotherClockBeginsAnew() {
    retain(ATTEMPTS);
    attempt("a");
    scrape();
    ManualTicker other = new ManualTicker();
    other.advance(HOUR.multipliedBy(2));
    store.clock(other);
    assertThat(attempts(scrape(), "a")).isEqualTo(1);
    other.advance(HOUR);
    assertThat(attempts(scrape(), "a")).isNaN();
  }

  @Test
  void whatIsAddedLateToAnEndedCounterIsTheNextOnes() {
    retain(ATTEMPTS);
    Counter looked =
        store
            .tables()
            .counter(Family.RETRY_ATTEMPTS, List.of("stock", "a", "1"), Openness.NAMED_BY_CODE);
    looked.increment();
    scrape();
    assertThat(attempts(scrapeAfter(HOUR), "a")).isNaN();
    looked.increment();
    assertThat(attempts(scrape(), "a")).isEqualTo(1);
    looked.increment();
    attempt("a");
    assertThat(attempts(scrape(), "a")).isEqualTo(3);
  }

  @Test
  void thePlaceIsGivenBack() {
    retain(ATTEMPTS);
    attempt("a");
    attempt("b");
    scrape();
    attempt("b");
    attempt("c");
    Scrape full = scrapeAfter(Duration.ofMinutes(30));
    assertThat(attempts(full, "c")).isNaN();
    assertThat(full.value(ATTEMPTS, "service", "other", "operation", "other", "attempt", "other"))
        .isEqualTo(1);
    scrapeAfter(Duration.ofMinutes(30));
    attempt("c");
    Scrape later = scrape();
    assertThat(attempts(later, "a")).isNaN();
    assertThat(attempts(later, "b")).isEqualTo(2);
    assertThat(attempts(later, "c")).isEqualTo(1);
    assertThat(later.value("weft_overflow_total", "family", ATTEMPTS)).isEqualTo(1);
    // What is recorded together has no end.
    assertThat(
            scrapeAfter(HOUR.multipliedBy(9))
                .value(ATTEMPTS, "service", "other", "operation", "other", "attempt", "other"))
        .isEqualTo(1);
  }

  @Test
  void familiesWithoutItKeepTheCountOfACellThatTheyShare() {
    retain("mesh_call_duration_seconds");
    call();
    call();
    scrape();
    Scrape ended = scrapeAfter(HOUR);
    assertThat(ended.value(SECONDS, FETCH)).isNaN();
    assertThat(ended.value(CALLS, FETCHED)).isEqualTo(2);
    call();
    Scrape again = scrape();
    assertThat(again.value(SECONDS, FETCH)).isEqualTo(1);
    assertThat(again.value(CALLS, FETCHED)).isEqualTo(3);
    assertThat(again.value("mesh_call_duration_seconds_sum", FETCH)).isEqualTo(0.5);
  }

  @Test
  void cellsDoNotBecomeManyWhereSeriesEndOften() {
    retain("mesh_call_duration_seconds");
    for (int i = 0; i < 20; i++) {
      call();
      scrape();
      Scrape ended = scrapeAfter(HOUR);
      assertThat(ended.value(SECONDS, FETCH)).isNaN();
      assertThat(ended.value(CALLS, FETCHED)).isEqualTo(i + 1);
      // The one residue of the counter, and the newest cell, which stays until there is another.
      assertThat(store.cells().count()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void aResidueEndsWithItsLastSeries() {
    retain("mesh_call_duration_seconds");
    call();
    scrape();
    scrapeAfter(HOUR);
    retain("mesh_call_duration_seconds", CALLS);
    scrape();
    assertThat(scrapeAfter(HOUR).value(CALLS, FETCHED)).isNaN();
    call();
    Scrape again = scrape();
    assertThat(again.value(CALLS, FETCHED)).isEqualTo(1);
    assertThat(again.value(SECONDS, FETCH)).isEqualTo(1);
  }

  @Test
  void aLabelSetThatIsKnownInAdvanceDoesNotEnd() {
    retain(ATTEMPTS);
    attempt("declared");
    store.counter(Family.RETRY_ATTEMPTS, "stock", "declared", "1");
    attempt("open");
    scrape();
    Scrape later = scrapeAfter(HOUR);
    assertThat(attempts(later, "declared")).isEqualTo(1);
    assertThat(attempts(later, "open")).isNaN();
  }

  @Test
  void anErrorTypeDoesNotEndALabelSet() {
    retain("retry_failure_total", "load_balancer_connection_errors_total");
    store.counter(Family.RETRY_FAILURE, "stock", "fetch", "IOException").increment();
    store
        .counter(Family.LOAD_BALANCER_CONNECTION_ERRORS, "stock", "a:1", "IOException")
        .increment();
    scrape();
    Scrape later = scrapeAfter(HOUR);
    assertThat(later.sum("retry_failure_total")).isEqualTo(1);
    assertThat(later.sum("load_balancer_connection_errors_total")).isZero();
  }

  @Test
  void whatIsRecordedBeforeTheScrapeTakesValuesCountsAsTouched() {
    retain("mesh_call_duration_seconds");
    call();
    scrape();
    AtomicBoolean calls = new AtomicBoolean(true);
    Ticker busy =
        () -> {
          if (calls.compareAndSet(true, false)) {
            call();
            ticker.advance(HOUR);
          }
          return ticker.nanoTime();
        };
    calls.set(false);
    store.clock(busy);
    scrape();
    calls.set(true);
    assertThat(scrape().value(SECONDS, FETCH)).isEqualTo(2);
  }

  @Test
  void aCellThatIsWiredToASeriesThatEndsIsWiredAgain() {
    retain("mesh_call_duration_seconds");
    List<String> fetch = List.of("stock", "fetch");
    FamilyTables tables = store.tables();
    Histogram ends = tables.histogram(Family.MESH_CALL_DURATION, fetch, Openness.NAMED_BY_CODE);
    scrape();
    assertThat(scrapeAfter(HOUR).value(SECONDS, FETCH)).isNaN();
    List<Histogram> found = new ArrayList<>(List.of(ends));
    Cell cell =
        store
            .cells()
            .wired(
                BucketBounds.DEFAULT,
                null,
                fresh ->
                    (found.isEmpty()
                            ? tables.histogram(
                                Family.MESH_CALL_DURATION, fetch, Openness.NAMED_BY_CODE)
                            : found.remove(0))
                        .derivedFrom(fresh));
    store.cells().admit(cell);
    cell.record(1);
    assertThat(scrape().value(SECONDS, FETCH)).isEqualTo(1);
  }

  @Test
  void aSeriesForWhichACellIsBeingMadeDoesNotEnd() {
    retain("mesh_call_duration_seconds");
    List<String> fetch = List.of("stock", "fetch");
    Cell cell =
        store
            .cells()
            .wired(
                BucketBounds.DEFAULT,
                null,
                fresh ->
                    store
                        .tables()
                        .histogram(Family.MESH_CALL_DURATION, fetch, Openness.NAMED_BY_CODE)
                        .derivedFrom(fresh));
    scrape();
    assertThat(scrapeAfter(HOUR).value(SECONDS, FETCH)).isZero();
    store.cells().admit(cell);
    assertThat(scrape().value(SECONDS, FETCH)).isNaN();
  }

  @Test
  void whatIsAddedManyScrapesLaterIsTheNextOnesToo() {
    retain(ATTEMPTS);
    Counter looked =
        store
            .tables()
            .counter(Family.RETRY_ATTEMPTS, List.of("stock", "a", "1"), Openness.NAMED_BY_CODE);
    looked.increment();
    scrape();
    scrapeAfter(HOUR);
    for (int i = 0; i < 100; i++) {
      scrape();
    }
    looked.increment();
    assertThat(attempts(scrape(), "a")).isEqualTo(1);
  }

  @Test
  void aSeriesIsIdleFromTheEndOfTheScrapeThatSawItsLastRecord() {
    retain(ATTEMPTS);
    attempt("a");
    // The clock moves on while the scrape takes the values.
    store.preparations().add(() -> ticker.advance(Duration.ofMinutes(1)));
    scrape();
    assertThat(attempts(scrapeAfter(HOUR.minusNanos(1)), "a")).isEqualTo(1);
    assertThat(attempts(scrapeAfter(Duration.ofNanos(1)), "a")).isNaN();
  }

  @Test
  @Timeout(30)
  void aClockThatBlocksHoldsUpNoOtherScrape() throws Exception {
    attempt("a");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    Thread blocked = new Thread(this::scrape);
    store.clock(
        () -> {
          if (Thread.currentThread() == blocked) {
            asked.countDown();
            await(answer);
          }
          return 0;
        });
    blocked.start();
    asked.await();
    assertThat(attempts(scrape(), "a")).isEqualTo(1);
    assertThat(blocked.isAlive()).isTrue();
    answer.countDown();
    blocked.join();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theErrorTypesOfAServiceAreGivenBackWithItsLastSeries() {
    store.limit(SeriesLimits.defaults().errorTypes(1));
    fail("A");
    fail("B");
    assertThat(failures("other")).isEqualTo(1);
    store.end(Family.RETRY_FAILURE, "stock", "fetch", "A");
    fail("B");
    assertThat(failures("other")).isEqualTo(2);
    store.end(Family.RETRY_FAILURE, "stock", "fetch", "other");
    fail("B");
    assertThat(failures("B")).isEqualTo(1);
    assertThat(failures("other")).isNaN();
  }

  private void fail(String errorType) {
    store.named().count(Family.RETRY_FAILURE, "stock", "fetch", errorType);
  }

  private double failures(String errorType) {
    return scrape()
        .value(
            "retry_failure_total",
            "service",
            "stock",
            "operation",
            "fetch",
            "error_type",
            errorType);
  }
}
