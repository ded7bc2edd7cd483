package ai.datapunk.weft.loadbalancer;

import ai.datapunk.weft.time.Scheduler;
import ai.datapunk.weft.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Instances that are looked up. The first question waits for the answer; after that, the answer
 * known is given at once, and a new one is sought in the background when the known one is older
 * than the refresh time. A lookup that fails leaves the instances as they were. Thread-safe.
 */
final class RefreshedInstances implements InstanceSource {

  private record Known(List<?> instances, long at) {}

  private final Supplier<? extends List<?>> lookup;
  private final long refreshNanos;
  private final Ticker ticker;
  private final Scheduler scheduler;
  private final AtomicReference<@Nullable Known> known = new AtomicReference<>();
  private final AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
  private final AtomicBoolean looking = new AtomicBoolean();

  RefreshedInstances(
      Supplier<? extends List<?>> lookup, Duration refresh, Ticker ticker, Scheduler scheduler) {
    this.lookup = lookup;
    this.refreshNanos = refresh.toNanos();
    this.ticker = ticker;
    this.scheduler = scheduler;
  }

  /**
   * The instances as of the last answer.
   *
   * @throws RuntimeException once after each lookup that failed
   */
  @Override
  public List<?> instances() {
    Known last = known.get();
    if (last == null) {
      return look().instances();
    }
    RuntimeException failed = fault.getAndSet(null);
    if (failed != null) {
      throw failed;
    }
    if (ticker.nanoTime() - last.at() >= refreshNanos && looking.compareAndSet(false, true)) {
      scheduler.schedule(this::lookAgain, 0);
    }
    return last.instances();
  }

  private void lookAgain() {
    try {
      look();
    } catch (RuntimeException failed) {
      fault.set(failed);
      Known last = known.get();
      if (last != null) {
        known.set(new Known(last.instances(), ticker.nanoTime()));
      }
    } finally {
      looking.set(false);
    }
  }

  /** An equal answer is the same list as before, which says that nothing has changed. */
  private Known look() {
    List<?> found = lookup.get();
    Known last = known.get();
    List<?> instances =
        last != null && last.instances().equals(found) ? last.instances() : List.copyOf(found);
    Known now = new Known(instances, ticker.nanoTime());
    known.set(now);
    return now;
  }
}
