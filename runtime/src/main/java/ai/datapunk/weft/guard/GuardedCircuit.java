package ai.datapunk.weft.guard;

import ai.datapunk.weft.audit.AuditEvent;
import ai.datapunk.weft.audit.AuditLog;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.store.EventLog;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.StackReserve;
import ai.datapunk.weft.store.StripedCounter;
import ai.datapunk.weft.store.UnfinishedCalls;
import ai.datapunk.weft.time.Ticker;
import ai.datapunk.weft.window.SlidingCalls;
import ai.datapunk.weft.window.Thresholds;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The circuit as the engine uses it: gives permits, and is told how the calls ended.
 *
 * <p>While it is closed, a call that succeeds in time takes no lock: it adds to a number of its
 * thread's, and compares its end, which was read anyway, with the time at which the next call is to
 * be looked at. That is the next second, since calls leave the window then, which may raise a rate;
 * or now, where successes may open the circuit by making up the minimum of calls. All else —
 * failures, slow calls, the first call of a second, trial calls, manual control — happens under a
 * lock, so that each change of state is seen exactly once, in order.
 *
 * <p>A call that succeeds while another is looked at may be counted in the second after its own, or
 * be seen by the next call that is looked at: there are at most as many such as there are other
 * threads. None is lost. Thread-safe. Internal: it may change in any release.
 */
public final class GuardedCircuit implements Circuit {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** Each call is looked at, since the circuit is not closed. */
  private static final long NOT_CLOSED = Long.MIN_VALUE;

  /** Each call is looked at, since any may open the circuit. */
  private static final long ALWAYS = Long.MIN_VALUE + 1;

  private final String service;
  private final CircuitPolicy policy;
  private final Ticker ticker;
  private final long slowNanos;

  /** The ticker's reading that times are counted from. */
  private final long origin;

  private final SpinningLock lock = new SpinningLock();
  private final StripedCounter successes = new StripedCounter();
  private final SlidingCalls window;
  private final OpeningWatch watch;
  private final StateMachine machine;
  private final StateSeries series;
  private final EventLog events;
  private final UnfinishedCalls unfinished;

  /** When a call that succeeds is looked at, or one of two values that no time reaches. */
  private volatile long nextLook = SECOND;

  /** Up to when an open circuit refuses without being asked under the lock. */
  private volatile long refusesUntil;

  /** Whether the window holds the calls that the present state came from. */
  private boolean windowCounts = true;

  /** A closed circuit whose series are in the store from now on. */
  public GuardedCircuit(String service, CircuitPolicy policy, MetricStore store, Ticker ticker) {
    this(service, policy, store, ticker, ticker.nanoTime());
  }

  /** One that is closed since then. */
  public GuardedCircuit(
      String service, CircuitPolicy policy, MetricStore store, Ticker ticker, long now) {
    this.service = service;
    this.policy = policy;
    this.ticker = ticker;
    Duration slowCall = policy.slowCall();
    this.slowNanos = slowCall == null ? Long.MAX_VALUE : slowCall.toNanos();
    this.origin = now;
    this.events = store.events();
    this.unfinished = store.unfinished();
    this.window = window(policy, successes);
    this.watch = new OpeningWatch(service, policy);
    this.series = new StateSeries(this, store);
    StateRecorder recorder =
        new StateRecorder(service, series.group(), events, State.CLOSED, origin);
    this.machine = new StateMachine(policy, recorder);
    series.expose();
  }

  private static SlidingCalls window(CircuitPolicy policy, StripedCounter successes) {
    Thresholds thresholds =
        new Thresholds(policy.minimumCalls(), policy.failureRate(), policy.slowCallRate());
    Duration time = policy.windowTime();
    return time == null
        ? SlidingCalls.ofCalls(policy.windowCalls(), thresholds, successes)
        : SlidingCalls.ofSeconds(Math.toIntExact(time.toSeconds()), thresholds, successes);
  }

  /** Ends the circuit's own series. It goes on to guard whoever has it. */
  public void end() {
    series.end();
  }

  @Override
  public String service() {
    return service;
  }

  @Override
  public CircuitPolicy policy() {
    return policy;
  }

  @Override
  public State state() {
    State now = scrapedState();
    events.write();
    return now;
  }

  /**
   * The same for a scrape, before it takes any value: it writes what is to be logged at its end.
   */
  State scrapedState() {
    return stateAt(ticker.nanoTime());
  }

  /** The state as of the latest reading of the clock, as is all that follows for a scrape. */
  State reachedState() {
    lock.lock();
    try {
      return machine.state();
    } finally {
      lock.unlock();
    }
  }

  private State stateAt(long reading) {
    lock.lock();
    try {
      machine.reach(reading);
      return machine.state();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void forceOpen() {
    forceOpen(ticker.nanoTime());
    tell("circuit_forced_open", "A circuit was opened by hand");
  }

  private void forceOpen(long reading) {
    lock.lock();
    try {
      long now = machine.reach(reading);
      refuseUntil(Long.MAX_VALUE);
      windowCounts = false;
      machine.forceOpen(now);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closeNow(ticker.nanoTime());
    tell("circuit_closed", "A circuit was closed by hand");
  }

  private void tell(String event, String message) {
    events.add(
        () ->
            AuditLog.shared()
                .write(
                    AuditEvent.of(event, message + ": service '" + service + "'")
                        .with("service", service)));
    events.write();
  }

  private void closeNow(long reading) {
    lock.lock();
    try {
      close(machine.reach(reading));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void reset() {
    close();
  }

  /**
   * Asks to let a call through. Each call that was let through must be followed by one of {@link
   * #succeeded}, {@link #failed}, {@link #ended} and {@link #released}.
   *
   * @throws CallRefusedException if the call must not be made
   */
  public void acquire() {
    if (nextLook == NOT_CLOSED) {
      acquireUnlessClosed();
    }
  }

  private void acquireUnlessClosed() {
    long now = ticker.nanoTime();
    if (now - origin <= refusesUntil) {
      throw new CallRefusedException(service, State.OPEN);
    }
    StackReserve.check();
    unfinished.finish(); // One of them may have a permit.
    State refusing = acquireTrial(now);
    events.write();
    if (refusing != null) {
      throw new CallRefusedException(service, refusing);
    }
  }

  /** The state that refuses; null if the call is let through. */
  private @Nullable State acquireTrial(long reading) {
    lock.lock();
    try {
      long now = machine.reach(reading);
      if (machine.state() == State.CLOSED || machine.takeTrial(now)) {
        return null;
      }
      if (machine.hasLostTrials(now)) {
        open(now, false);
      }
      return machine.state();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Tells of a call that succeeded.
   *
   * @param start when it was let through, as the ticker said
   * @param end when it ended, as the ticker said
   */
  public void succeeded(long start, long end) {
    ended(start, start, end, false);
  }

  /**
   * Tells of a call that failed.
   *
   * @param start when it was let through, as the ticker said
   * @param end when it ended, as the ticker said
   */
  public void failed(long start, long end) {
    ended(start, start, end, true);
  }

  /**
   * Tells of a call that may have begun before it was let through.
   *
   * @param permitted when it was let through, as the ticker said
   * @param start when it began, as the ticker said
   * @param end when it ended, as the ticker said
   */
  public void ended(long permitted, long start, long end, boolean failed) {
    long duration = end - start;
    if (!failed && duration <= slowNanos && end - origin < nextLook) {
      successes.add(1);
    } else {
      if (!failed) {
        StackReserve.check(); // Who tells of a failure has done so.
      }
      look(permitted, duration, end, failed);
      events.write();
    }
  }

  /**
   * Gives a call's permit back: it says nothing about the service.
   *
   * @param start when it was let through, as the ticker said
   */
  public void released(long start) {
    if (nextLook == NOT_CLOSED) {
      StackReserve.check();
      releaseTrial(start, ticker.nanoTime());
      events.write();
    }
  }

  private void releaseTrial(long start, long reading) {
    lock.lock();
    try {
      machine.reach(reading);
      if (machine.isTrial(start)) {
        machine.trials().givenBack();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Looks at a call that has ended. One that was let through before the circuit became half-open is
   * no trial call, and must not decide the trial.
   */
  private void look(long permitted, long duration, long end, boolean failed) {
    lock.lock();
    try {
      long now = machine.reach(end);
      switch (machine.state()) {
        case CLOSED -> lookClosed(now, duration, failed);
        case OPEN -> lookOpen(now, duration, failed);
        case HALF_OPEN -> {
          if (machine.isTrial(permitted)) {
            endTrial(now, duration, failed);
          }
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void lookClosed(long now, long duration, boolean failed) {
    long second = second(now);
    window.moveTo(second);
    boolean isOpeningExpected = watch.isDue(second, window);
    count(duration, failed);
    if (failed) {
      watch.failed();
    }
    if (window.isOverThreshold()) {
      open(now, true);
      return;
    }
    lookNext(window.mayOpenBySuccess() ? ALWAYS : (second + 1) * SECOND);
    if (isOpeningExpected) {
      events.add(watch.event());
    }
  }

  /** Not written where it stays: each success reads it. */
  private void lookNext(long time) {
    if (time != nextLook) {
      nextLook = time;
    }
  }

  /** The late result of a call that was let through before the circuit opened. */
  private void lookOpen(long now, long duration, boolean failed) {
    if (windowCounts) {
      window.moveTo(second(now));
      count(duration, failed);
    }
  }

  private void count(long duration, boolean failed) {
    boolean slow = duration > slowNanos;
    if (failed || slow) {
      window.add(failed, slow);
    } else {
      successes.add(1);
    }
  }

  private void endTrial(long now, long duration, boolean failed) {
    TrialCalls trials = machine.trials();
    trials.ended(duration, failed);
    if (trials.areDecided()) {
      if (trials.haveFailed()) {
        open(now, false);
      } else {
        close(now);
      }
    }
  }

  private void open(long now, boolean byWindow) {
    refuseUntil(machine.waitUntil(now) - origin);
    windowCounts = byWindow;
    machine.open(now);
  }

  private void refuseUntil(long time) {
    refusesUntil = time;
    nextLook = NOT_CLOSED;
    watch.end();
  }

  private void close(long now) {
    window.clear(second(now));
    watch.begin(second(now));
    windowCounts = true;
    nextLook = (second(now) + 1) * SECOND;
    machine.close(now);
  }

  private long second(long now) {
    return (now - origin) / SECOND;
  }

  double secondsIn(State asked) {
    lock.lock();
    try {
      return machine.secondsIn(asked);
    } finally {
      lock.unlock();
    }
  }

  /** For a scrape: the forecast of when a closed circuit opens; not a number if there is none. */
  double secondsToOpen() {
    lock.lock();
    try {
      return watch.secondsToOpen(second(machine.reached()));
    } finally {
      lock.unlock();
    }
  }

  /** For a scrape: the failure rate that the state goes by; not a number if it goes by none. */
  double errorRate() {
    lock.lock();
    try {
      if (machine.isOpenByTrials()) {
        return machine.trials().failureRate();
      }
      boolean byWindow = windowCounts && machine.state() != State.HALF_OPEN;
      return byWindow ? window.failureRate(second(machine.reached())) : Double.NaN;
    } finally {
      lock.unlock();
    }
  }
}
