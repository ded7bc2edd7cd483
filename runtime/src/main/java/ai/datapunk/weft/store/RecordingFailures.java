package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The faults inside recording: all are counted, and the first one is logged. Thread-safe. */
final class RecordingFailures {

  private static final Logger LOG = LoggerFactory.getLogger(MetricStore.class);

  private final Counter counter;
  private final EventLog events;
  private final AtomicBoolean told = new AtomicBoolean();

  RecordingFailures(Counter counter, EventLog events) {
    this.counter = counter;
    this.events = events;
  }

  /** Counts a fault, and keeps its line if it is the first one. */
  void add(Throwable fault) {
    counter.increment();
    if (told.compareAndSet(false, true)) {
      events.add(() -> log(fault));
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
