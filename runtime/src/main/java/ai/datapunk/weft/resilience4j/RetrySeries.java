package ai.datapunk.weft.resilience4j;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.Counter;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesGroup;
import ai.datapunk.weft.store.SeriesKey;
import io.github.resilience4j.retry.MaxRetriesExceeded;
import io.github.resilience4j.retry.Retry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The retry series of one operation, fed by one retry at a time.
 *
 * <p>An operation's first attempt is counted when the operation ends, a further one when it is
 * announced. Operations that succeed at once publish nothing: they are taken from the retry's own
 * count at each scrape. Thread-safe.
 */
final class RetrySeries implements EntrySeries<Retry> {

  /** Attempts beyond this are recorded together: a retry may go on for ever. */
  static final int MAX_ATTEMPTS = Ranges.ATTEMPTS.most();

  private static final String OTHER = LabelValues.OTHER;

  static final String RETURNED = LabelValues.VALUE_RETURNED;
  static final String NOT_RETRYABLE = LabelValues.EXCEPTION_NOT_RETRYABLE;
  static final String EXHAUSTED = LabelValues.MAX_ATTEMPTS_REACHED;

  private final String service;
  private final String operation;
  private final MetricStore store;
  private final SeriesGroup series;
  private final Map<List<SeriesKey>, Cell> operations = new ConcurrentHashMap<>();
  private final Map<Integer, Cell> furtherAttempts = new ConcurrentHashMap<>();
  private Retry retry;
  private DetachableListener<RetrySeries> link;

  /** Those of earlier retries, less those that were there before anybody looked. */
  private long settled;

  /** First successes as of the last scrape, for all series of one scrape to agree. */
  private volatile long firstSuccesses;

  /** Series that exist from now on. */
  RetrySeries(String service, String operation, MetricStore store, Retry retry) {
    this.service = service;
    this.operation = operation;
    this.store = store;
    this.retry = retry;
    series = new SeriesGroup(store);
    settled = -firstSuccessesOf(retry);
    expose(Math.min(MAX_ATTEMPTS, retry.getRetryConfig().getMaxAttempts()));
    link = new DetachableListener<>(this, store);
    RetryEvents.publishTo(link, retry);
  }

  private void expose(int maxAttempts) {
    for (int attempt = 1; attempt <= maxAttempts; attempt++) {
      counter(attempts(attempt));
      counter(successes(attempt));
    }
    counter(calls(true, RETURNED));
    counter(calls(false, NOT_RETRYABLE));
    counter(calls(maxAttempts > 1, EXHAUSTED));
    for (SeriesKey each : List.of(attempts(1), successes(1), calls(false, RETURNED))) {
      counter(each).derivedFrom(() -> firstSuccesses);
    }
  }

  private Counter counter(SeriesKey key) {
    return series.counter(key.family(), key.labelValues().toArray(String[]::new));
  }

  private SeriesKey attempts(int attempt) {
    return SeriesKey.of(Family.RETRY_ATTEMPTS, service, operation, label(attempt));
  }

  private SeriesKey successes(int attempts) {
    return SeriesKey.of(Family.RETRY_SUCCESS, service, operation, label(attempts));
  }

  private static String label(int attempt) {
    return attempt > MAX_ATTEMPTS ? OTHER : Integer.toString(attempt);
  }

  private void countOverflow(int attempt, Family family) {
    if (attempt > MAX_ATTEMPTS) {
      // Not one of the series that end with the retry.
      store.counter(Family.WEFT_OVERFLOW, family.metricName()).increment();
    }
  }

  private SeriesKey calls(boolean retried, String result) {
    return SeriesKey.of(Family.RETRY_CALLS, service, operation, Boolean.toString(retried), result);
  }

  /** This attempt is going to be made; 2 and up. */
  void retried(int attempt) {
    furtherAttempts
        .computeIfAbsent(Math.min(attempt, MAX_ATTEMPTS + 1), each -> series.cell(attempts(each)))
        .record(0);
    countOverflow(attempt, Family.RETRY_ATTEMPTS);
  }

  /** An operation succeeded at this attempt; 2 and up. */
  void succeeded(int attempts) {
    count(List.of(attempts(1), successes(attempts), calls(true, RETURNED)));
    countOverflow(attempts, Family.RETRY_SUCCESS);
  }

  /** An operation failed in the end. */
  void failed(@Nullable Throwable thrown, boolean retried, String result) {
    String errorType = store.toldApart(Family.RETRY_FAILURE, service, errorType(thrown));
    SeriesKey failures = SeriesKey.of(Family.RETRY_FAILURE, service, operation, errorType);
    count(List.of(attempts(1), failures, calls(retried, result)));
  }

  private String errorType(@Nullable Throwable thrown) {
    return thrown == null || thrown instanceof MaxRetriesExceeded
        ? LabelValues.UNWANTED_RESULT
        : store.labels().errorType(thrown);
  }

  private void count(List<SeriesKey> counted) {
    operations
        .computeIfAbsent(counted, keys -> series.operations(keys.toArray(SeriesKey[]::new)))
        .record(0);
    store.events().write();
  }

  @Override
  public synchronized void prepare() {
    firstSuccesses = settled + firstSuccessesOf(retry);
  }

  private static long firstSuccessesOf(Retry retry) {
    return retry.getMetrics().getNumberOfSuccessfulCallsWithoutRetryAttempt();
  }

  @Override
  public synchronized void follow(Retry next) {
    link.cut();
    settled += firstSuccessesOf(retry) - firstSuccessesOf(next);
    retry = next;
    link = new DetachableListener<>(this, store);
    RetryEvents.publishTo(link, next);
  }

  @Override
  public synchronized void end() {
    link.cut();
    series.end();
  }
}
