package ai.datapunk.weft.resilience4j;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.guard.StateRecorder;
import ai.datapunk.weft.store.Cell;
import ai.datapunk.weft.store.EventLog;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesGroup;
import ai.datapunk.weft.store.SeriesKey;
import ai.datapunk.weft.time.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The series of one service's circuit, fed by one breaker at a time. Thread-safe. */
final class BreakerSeries implements EntrySeries<CircuitBreaker> {

  /** Far longer than a thread takes from finding that the wait is over to being refused. */
  private static final long TWICE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final String service;
  private final Ticker ticker;
  private final MetricStore store;
  private final SeriesGroup series;
  private final Cell successes;
  private final Map<String, Cell> failures = new ConcurrentHashMap<>();
  private final LongAdder rejections = new LongAdder();
  private final ForcedRejections forced = new ForcedRejections();
  private final EventLog events;
  private final StateRecorder recorder;
  private final TransitionOrder order;

  /** When it last became half-open, and may have been just before anybody looked. */
  private volatile long halfOpenAt;

  private CircuitBreaker breaker;
  private DetachableListener<BreakerSeries> link;

  /** The state as of the last scrape, for all gauges of one scrape to agree. */
  private volatile Circuit.State scraped;

  /** Series that exist from now on. */
  BreakerSeries(String service, MetricStore store, Ticker ticker, CircuitBreaker breaker) {
    this.service = service;
    this.ticker = ticker;
    this.store = store;
    this.breaker = breaker;
    series = new SeriesGroup(store);
    successes = series.cell(requests(LabelValues.SUCCESS), durations(LabelValues.SUCCESS));
    order = new TransitionOrder(breaker.getState());
    scraped = BreakerEvents.stateOf(order.state());
    halfOpenAt = ticker.nanoTime();
    events = store.events();
    recorder = new StateRecorder(service, series, events, scraped, halfOpenAt);
    expose();
    forced.follow(breaker);
    link = new DetachableListener<>(this, store);
    BreakerEvents.publishTo(link, breaker);
  }

  private void expose() {
    series.counter(Family.CIRCUIT_BREAKER_REQUESTS, service, LabelValues.FAILURE);
    series.histogram(Family.CIRCUIT_BREAKER_REQUEST_DURATION, service, LabelValues.FAILURE);
    series
        .counter(Family.CIRCUIT_BREAKER_REJECTIONS, service)
        .derivedFrom(() -> rejections.sum() + forced.count());
    series.gauge(Family.CIRCUIT_BREAKER_STATE, service).follow(() -> scraped.code());
    series.gauge(Family.MESH_CIRCUIT_BREAKER_STATE, service).follow(() -> scraped.code());
    series.gauge(Family.CIRCUIT_BREAKER_ERROR_RATE, service).follow(this::errorRate);
    for (Circuit.State state : Circuit.State.values()) {
      series
          .counter(Family.CIRCUIT_BREAKER_STATE_SECONDS, service, state.label())
          .derivedFrom(() -> secondsIn(state));
    }
  }

  private SeriesKey requests(String status) {
    return SeriesKey.of(Family.CIRCUIT_BREAKER_REQUESTS, service, status);
  }

  private SeriesKey durations(String status) {
    return SeriesKey.of(Family.CIRCUIT_BREAKER_REQUEST_DURATION, service, status);
  }

  /** A call that was let through counted as a success. */
  void succeeded(Duration elapsed) {
    successes.record(nanos(elapsed));
  }

  /** A call that was let through counted as a failure. */
  void failed(Duration elapsed, @Nullable Throwable thrown) {
    String errorType = BreakerEvents.errorType(thrown, store.labels());
    failures
        .computeIfAbsent(
            store.toldApart(Family.CIRCUIT_BREAKER_FAILURES, service, errorType), this::failureCell)
        .recordFailed(nanos(elapsed));
    events.write();
  }

  private Cell failureCell(String errorType) {
    return series.cell(
        requests(LabelValues.FAILURE),
        durations(LabelValues.FAILURE),
        SeriesKey.of(Family.CIRCUIT_BREAKER_FAILURES, service, errorType));
  }

  /** Callers that tell durations themselves can tell anything. */
  private static long nanos(Duration elapsed) {
    return Math.max(0, elapsed.toNanos());
  }

  /**
   * A call was refused. Who published it is expensive to find out, and matters only shortly after
   * the breaker became half-open; that is published before any refusal that is published twice.
   */
  void refused() {
    boolean mayComeTwice = ticker.nanoTime() - halfOpenAt < TWICE_NANOS;
    if (!mayComeTwice || !BreakerEvents.isPublishedTwice()) {
      rejections.increment();
    }
  }

  /** The breaker changed its state. */
  void changed(StateTransition transition) {
    follow(transition);
    events.write();
  }

  private synchronized void follow(StateTransition transition) {
    if (transition.getToState() == CircuitBreaker.State.FORCED_OPEN) {
      forced.look(breaker);
    } else if (transition.getToState() == CircuitBreaker.State.HALF_OPEN) {
      halfOpenAt = ticker.nanoTime();
    }
    order.next(transition).forEach(this::observe);
  }

  private void observe(CircuitBreaker.State state) {
    recorder.observe(BreakerEvents.stateOf(state), ticker.nanoTime());
  }

  @Override
  public synchronized void prepare() {
    long now = ticker.nanoTime();
    CircuitBreaker.State actual = breaker.getState();
    if (order.isSettledBy(actual, now)) {
      observe(actual);
    }
    scraped = BreakerEvents.stateOf(actual);
    recorder.reach(now);
  }

  @Override
  public synchronized void follow(CircuitBreaker next) {
    link.cut();
    breaker = next;
    halfOpenAt = ticker.nanoTime();
    order.startOver(next.getState());
    observe(order.state());
    forced.follow(next);
    link = new DetachableListener<>(this, store);
    BreakerEvents.publishTo(link, next);
  }

  @Override
  public synchronized void end() {
    link.cut();
    series.end();
  }

  private synchronized double secondsIn(Circuit.State state) {
    return recorder.secondsIn(state);
  }

  /** Not a number below the minimum of calls, where Resilience4j says -1. */
  private synchronized double errorRate() {
    float percent = breaker.getMetrics().getFailureRate();
    return percent < 0 ? Double.NaN : percent / 100.0;
  }
}
