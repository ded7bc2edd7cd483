package ai.datapunk.weft.resilience4j;

import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.store.LabelCleaning;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.ResultRecordedAsFailureException;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** What the events of a breaker mean. */
final class BreakerEvents {

  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private BreakerEvents() {}

  /** Tells what the breaker publishes from now on. Ignored exceptions count nowhere. */
  static void publishTo(DetachableListener<BreakerSeries> link, CircuitBreaker breaker) {
    breaker
        .getEventPublisher()
        .onSuccess(event -> link.tell(series -> series.succeeded(event.getElapsedDuration())))
        .onError(
            event ->
                link.tell(
                    series -> series.failed(event.getElapsedDuration(), event.getThrowable())))
        .onCallNotPermitted(event -> link.tell(BreakerSeries::refused))
        .onStateTransition(
            event -> link.tell(series -> series.changed(event.getStateTransition())));
  }

  /**
   * Whether the same refusal is published once more. An open breaker whose wait is over, and whose
   * trial calls are all out by the time that it looks, publishes the refusal in the name of its
   * open state; then the breaker does so itself. Nothing but the caller tells the two apart.
   */
  static boolean isPublishedTwice() {
    return STACK.walk(frames -> isByOpenState(frames.iterator()));
  }

  /** Whether the methods of the breaker by which it is published were called by its open state. */
  private static boolean isByOpenState(Iterator<StackFrame> frames) {
    boolean inBreaker = false;
    while (frames.hasNext()) {
      String type = frames.next().getDeclaringClass().getName();
      if (type.endsWith(".CircuitBreakerStateMachine")) {
        inBreaker = true;
      } else if (inBreaker) {
        return type.endsWith("$OpenState");
      }
    }
    return false;
  }

  /** A breaker that lets all calls through is closed, one that refuses all is open. */
  static Circuit.State stateOf(CircuitBreaker.State state) {
    return switch (state) {
      case OPEN, FORCED_OPEN -> Circuit.State.OPEN;
      case HALF_OPEN -> Circuit.State.HALF_OPEN;
      case CLOSED, DISABLED, METRICS_ONLY -> Circuit.State.CLOSED;
    };
  }

  /** Resilience4j unwraps a future's exception, and publishes none if there was nothing inside. */
  static String errorType(@Nullable Throwable thrown, LabelCleaning labels) {
    if (thrown == null) {
      return LabelValues.UNKNOWN;
    }
    return thrown instanceof ResultRecordedAsFailureException
        ? LabelValues.UNWANTED_RESULT
        : labels.errorType(thrown);
  }
}
