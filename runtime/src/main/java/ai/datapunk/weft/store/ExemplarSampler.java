package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.tracer.common.SpanContext;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes exemplars of calls that run in a sampled span of a tracer, if there is one that the
 * Prometheus client knows. Thread-safe.
 */
final class ExemplarSampler {

  /** For how long a cell takes no other exemplar. */
  static final long INTERVAL_MILLIS = 1_000;

  private final LongSupplier clock;
  private final Consumer<Throwable> faults;
  private final EventLog events;

  /**
   * A sampler.
   *
   * @param clock milliseconds since 1970
   * @param faults is told if the tracer fails
   * @param events keeps what is to be logged
   */
  ExemplarSampler(LongSupplier clock, Consumer<Throwable> faults, EventLog events) {
    this.clock = clock;
    this.faults = faults;
    this.events = events;
  }

  /** Whether there is a tracer at all; that there cannot be one is told once. */
  boolean isActive() {
    boolean active = CurrentSpan.get() != null;
    if (!active) {
      CurrentSpan.tellIfMissing(events);
    }
    return active;
  }

  /** An exemplar of the current span; null if it is too early for one, or there is no such span. */
  @Nullable Exemplar sample(long nanos, long previousMillis) {
    long now = clock.getAsLong();
    SpanContext tracer = CurrentSpan.get();
    if (tracer == null || now - previousMillis < INTERVAL_MILLIS) {
      return null;
    }
    try {
      String trace = tracer.getCurrentTraceId();
      String span = tracer.getCurrentSpanId();
      if (trace == null || span == null || !tracer.isCurrentSpanSampled()) {
        return null;
      }
      tracer.markCurrentSpanAsExemplar();
      double seconds = (double) nanos / TimeUnit.SECONDS.toNanos(1);
      return Exemplar.builder()
          .value(seconds)
          .traceId(trace)
          .spanId(span)
          .timestampMillis(now)
          .build();
    } catch (RuntimeException | LinkageError fault) {
      faults.accept(fault);
      return null;
    }
  }
}
