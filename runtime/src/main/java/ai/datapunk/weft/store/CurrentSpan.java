package ai.datapunk.weft.store;

import io.prometheus.metrics.tracer.common.SpanContext;
import io.prometheus.metrics.tracer.initializer.SpanContextSupplier;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the Prometheus client knows of the span that is current in this thread. Applications may do
 * without that part of the client; whether it is there and works is settled once, when this class
 * is initialised, which is when a call is first slow or fails. Nothing of it is touched otherwise.
 */
final class CurrentSpan {

  private static final Logger LOG = LoggerFactory.getLogger(CurrentSpan.class);

  /** Why there is no such part; null if there is. */
  private static final @Nullable String MISSING = missing();

  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private CurrentSpan() {}

  /** Null if there is no tracer. */
  static @Nullable SpanContext get() {
    return MISSING == null ? SpanContextSupplier.getSpanContext() : null;
  }

  /**
   * Has it told, once, if part of the client is missing: not when this class is initialised, which
   * others would have to wait for, and which would have failed where the log does.
   */
  static void tellIfMissing(EventLog events) {
    String missing = MISSING;
    if (missing != null && TOLD.compareAndSet(false, true)) {
      events.add(
          () ->
              LOG.info(
                  "Exemplars are off, since prometheus-metrics-tracer-initializer is missing or"
                      + " does not work: {}",
                  missing));
    }
  }

  private static @Nullable String missing() {
    try {
      SpanContextSupplier.hasSpanContext();
      return null;
    } catch (LinkageError missing) {
      return missing.toString();
    }
  }
}
