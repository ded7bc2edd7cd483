package ai.datapunk.weft.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An exception that says when to call again, as HTTP's {@code Retry-After} (RFC 9110, section
 * 10.2.3) or gRPC's retry push-back do. A method that is {@code @Retried} is not called again
 * before; the wait is the longer one of this and of the back-off's own, and strays by {@code
 * jitter} to the longer side, for others were told the same. Where {@code maxDelay} is no longer
 * than that, the wait is {@code maxDelay}, and strays to the shorter side.
 */
public interface RetryAfter {

  /**
   * How long to wait before calling again; null if that was not said. Less than nothing is nothing.
   */
  @Nullable Duration retryAfter();
}
