package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The faults inside recording: all are counted, and the first one is logged. Allocates nothing to
 * count one, and throws nothing, since the fault may be that the heap is full. Thread-safe.
 */
final class RecordingFailures {

  private static final Logger LOG = LoggerFactory.getLogger(MetricStore.class);

  private final AtomicLong count = new AtomicLong();
  private final EventLog events;
  private final AtomicBoolean told = new AtomicBoolean();

  /** The fault that is to be told. */
  private volatile @Nullable Throwable first;

  /** Those for whose count there was no stack. Guarded by this. */
  private long uncounted;

  RecordingFailures(Counter counter, EventLog events) {
    this.events = events;
    counter.derivedFrom(this::count);
  }

  private synchronized double count() {
    return count.get() + uncounted;
  }

  /** Counts a fault, and keeps its line if it is the first one. */
  void add(Throwable fault) {
    boolean counted = false;
    try {
      count.incrementAndGet();
      counted = true;
      if (!told.get()) {
        first = fault;
        tell();
      }
    } catch (StackOverflowError edge) {
      if (!counted) {
        synchronized (this) {
          uncounted++;
        }
      }
    }
  }

  /** Keeps the line of the first fault, unless that was done: there may have been no memory. */
  void tell() {
    Throwable fault = first;
    if (fault != null && told.compareAndSet(false, true)) {
      boolean kept = false;
      try {
        events.add(() -> log(fault));
        kept = true;
      } catch (OutOfMemoryError full) {
        // A scrape comes here again.
      } finally {
        if (!kept) {
          told.set(false);
        }
      }
    }
  }

  private void log(Throwable fault) {
    try {
      LOG.warn(
          "Recording a call failed; the call itself was not touched. Further faults are counted"
              + " in {} and not logged",
          Family.WEFT_RECORDING_FAILURES.metricName(),
          fault);
      first = null;
    } catch (Throwable unlogged) {
      // It may be the log that fails: the fault is counted, and the next one may be logged.
      first = null;
      told.set(false);
    }
  }
}
