package ai.datapunk.weft.store;

import io.prometheus.metrics.tracer.common.SpanContext;
import io.prometheus.metrics.tracer.initializer.SpanContextSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the Prometheus client knows of the span that is current in this thread. Applications may do
 * without that part of the client; whether it is there and works is settled once, when this class
 * is initialised, which is when a call is first slow or fails. Nothing of it is touched otherwise.
 */
final class CurrentSpan {

  private static final boolean KNOWN = isKnown();

  private CurrentSpan() {}

  /** Null if there is no tracer. */
  static @Nullable SpanContext get() {
    return KNOWN ? SpanContextSupplier.getSpanContext() : null;
  }

  private static boolean isKnown() {
    try {
      SpanContextSupplier.hasSpanContext();
      return true;
    } catch (LinkageError missing) {
      Logger log = LoggerFactory.getLogger(CurrentSpan.class);
      log.info(
          "Exemplars are off, since prometheus-metrics-tracer-initializer is missing or does not"
              + " work: {}",
          missing.toString());
      return false;
    }
  }
}
