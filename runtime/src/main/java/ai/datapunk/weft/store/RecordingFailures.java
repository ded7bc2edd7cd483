package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
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
      if (told.compareAndSet(false, true)) {
        keepLine(fault);
      }
    } catch (StackOverflowError edge) {
      if (!counted) {
        synchronized (this) {
          uncounted++;
        }
      }
    }
  }

  private void keepLine(Throwable fault) {
    boolean kept = false;
    try {
      events.add(() -> log(fault));
      kept = true;
    } catch (OutOfMemoryError full) {
      // The next one may find room.
    } finally {
      if (!kept) {
        told.set(false);
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
    } catch (Throwable unlogged) {
      // It may be the log that fails: the fault is counted, and the next one may be logged.
      told.set(false);
    }
  }
}
