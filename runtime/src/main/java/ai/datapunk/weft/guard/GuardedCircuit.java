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
 * failures, slow calls, the first call of a second, trial calls, manual control — happens under
 * this object's lock, so that each change of state is seen exactly once, in order.
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
  private final Ticker ticker;

  /** The ticker's reading that times are counted from. */
  private final long origin;

  private final StripedCounter successes = new StripedCounter();
  private final StateMachine machine;
  private final StateSeries series;
  private final EventLog events;
  private final UnfinishedCalls unfinished;

  private volatile CircuitPolicy policy;
  private SlidingCalls window;
  private OpeningWatch watch;

  /**
   * How long a call takes at most that is not slow. Each success reads it behind {@link #nextLook},
   * before which it is written when it changes, so that it need not be volatile itself.
   */
  private long slowNanos;

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
    this.slowNanos = slowNanos(policy);
    this.origin = now;
    this.events = store.events();
    this.unfinished = store.unfinished();
    this.window = PolicyWindow.of(policy, successes);
    this.watch = new OpeningWatch(service, policy);
    this.series = new StateSeries(this, store);
    StateRecorder recorder =
        new StateRecorder(service, series.group(), events, State.CLOSED, origin);
    this.machine = new StateMachine(policy, recorder);
    series.expose();
  }

  private static long slowNanos(CircuitPolicy policy) {
    Duration slowCall = policy.slowCall();
    return slowCall == null ? Long.MAX_VALUE : slowCall.toNanos();
  }

  /**
   * Goes by another policy from now on, in the state that it is in: a circuit that is forced open
   * stays so, one that is open is so for as long as the new policy says from when it opened on, and
   * the trial calls of one that is half-open decide as they would have. The window keeps its calls,
   * unless it is of another size or kind, when it begins anew; what they mean to the new thresholds
   * shows with the next call.
   *
   * <p>What is to be logged of it is left to whoever calls this, who may have locks.
   *
   * @param reading now, as the ticker says
   */
  public synchronized void configure(CircuitPolicy other, long reading) {
    long now = machine.reach(reading);
    CircuitPolicy before = policy;
    policy = other;
    slowNanos = slowNanos(other);
    machine.configure(other, now);
    configureWindow(before, other, second(now));
    refusesUntil = refusal();
    if (machine.state() == State.CLOSED) {
      nextLook = ALWAYS;
    }
  }

  private void configureWindow(CircuitPolicy before, CircuitPolicy other, long second) {
    if (PolicyWindow.isSameSize(before, other)) {
      window.thresholds(PolicyWindow.thresholds(other));
    } else {
      window = PolicyWindow.of(other, successes);
      window.clear(second);
      windowCounts = machine.state() == State.CLOSED;
    }
    if (!PolicyWindow.isSameForecast(before, other)) {
      watch = new OpeningWatch(service, other);
      watch.begin(second, window.total());
    }
  }

  /** Up to when calls are refused without being asked for, in the present state. */
  private long refusal() {
    if (machine.state() != State.OPEN) {
      return Long.MIN_VALUE;
    }
    return machine.isForced() ? Long.MAX_VALUE : machine.waitUntil() - origin;
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
  synchronized State reachedState() {
    return machine.state();
  }

  private synchronized State stateAt(long reading) {
    machine.reach(reading);
    return machine.state();
  }

  @Override
  public void forceOpen() {
    forceOpen(ticker.nanoTime());
    tell("circuit_forced_open", "A circuit was opened by hand");
  }

  private synchronized void forceOpen(long reading) {
    long now = machine.reach(reading);
    refuseUntil(Long.MAX_VALUE);
    windowCounts = false;
    machine.forceOpen(now);
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

  private synchronized void closeNow(long reading) {
    close(machine.reach(reading));
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
  private synchronized @Nullable State acquireTrial(long reading) {
    long now = machine.reach(reading);
    if (machine.state() == State.CLOSED || machine.takeTrial(now)) {
      return null;
    }
    if (machine.hasLostTrials(now)) {
      open(now, false);
    }
    return machine.state();
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
    if (!failed && end - origin < nextLook && duration <= slowNanos) {
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

  private synchronized void releaseTrial(long start, long reading) {
    machine.reach(reading);
    if (machine.isTrial(start)) {
      machine.trials().givenBack();
    }
  }

  /**
   * Looks at a call that has ended. One that was let through before the circuit became half-open is
   * no trial call, and must not decide the trial.
   */
  private synchronized void look(long permitted, long duration, long end, boolean failed) {
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
    watch.begin(second(now), 0);
    windowCounts = true;
    nextLook = (second(now) + 1) * SECOND;
    machine.close(now);
  }

  private long second(long now) {
    return (now - origin) / SECOND;
  }

  synchronized double secondsIn(State asked) {
    return machine.secondsIn(asked);
  }

  /** For a scrape: the forecast of when a closed circuit opens; not a number if there is none. */
  synchronized double secondsToOpen() {
    return watch.secondsToOpen(second(machine.reached()));
  }

  /** For a scrape: the failure rate that the state goes by; not a number if it goes by none. */
  synchronized double errorRate() {
    if (machine.isOpenByTrials()) {
      return machine.trials().failureRate();
    }
    boolean byWindow = windowCounts && machine.state() != State.HALF_OPEN;
    return byWindow ? window.failureRate(second(machine.reached())) : Double.NaN;
  }
}
