package ai.datapunk.weft.guard;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.time.Ticker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A {@link CircuitPolicy} in Resilience4j's terms. */
final class BreakerConfig {

  /** As good as never: what Resilience4j needs in place of "no call is slow". */
  private static final Duration NEVER = Duration.ofDays(36_500);

  private BreakerConfig() {}

  static CircuitBreakerConfig of(CircuitPolicy policy, CoarseClock clock, Ticker ticker) {
    Duration window = policy.windowTime();
    Duration slowCall = policy.slowCall();
    return CircuitBreakerConfig.custom()
        .failureRateThreshold((float) (policy.failureRate() * 100))
        .slidingWindow(
            window == null ? policy.windowCalls() : Math.toIntExact(window.toSeconds()),
            policy.minimumCalls(),
            window == null ? SlidingWindowType.COUNT_BASED : SlidingWindowType.TIME_BASED)
        .waitDurationInOpenState(policy.openFor())
        .permittedNumberOfCallsInHalfOpenState(policy.trialCalls())
        .slowCallDurationThreshold(slowCall == null ? NEVER : slowCall)
        .slowCallRateThreshold((float) (policy.slowCallRate() * 100))
        .clock(clock)
        .currentTimestampFunction(unused -> ticker.nanoTime(), TimeUnit.NANOSECONDS)
        .build();
  }
}
