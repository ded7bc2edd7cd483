package ai.datapunk.weft.benchmarks;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.github.resilience4j.micrometer.tagged.TaggedRetryMetrics;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Function;

/** Resilience4j's decorators with their Micrometer binders, and a timer around them. */
final class Resilience4jTargets {

  private final MeterRegistry registry;
  private final CircuitBreakerRegistry breakers =
      CircuitBreakerRegistry.of(CircuitBreakerConfig.ofDefaults());
  private final RetryRegistry retries = RetryRegistry.ofDefaults();
  final Function<String, String> answers;
  final Function<Turn, String> guarded;
  final Function<Turn, String> refused;
  final Function<Turn, String> failing;
  final Function<Turn, String> second;

  Resilience4jTargets(MeterRegistry registry) {
    this.registry = registry;
    TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(breakers).bindTo(registry);
    TaggedRetryMetrics.ofRetryRegistry(retries).bindTo(registry);
    answers = all("answers", breaker("answers", 50), RetryConfig.custom().build(), Work::answer);
    guarded = CircuitBreaker.decorateFunction(breaker("guarded", 50), Turn::succeeds);
    CircuitBreaker open = breaker("refused", 50);
    open.transitionToForcedOpenState();
    refused = all("refused", open, RetryConfig.custom().build(), Turn::succeeds);
    failing =
        all(
            "failing",
            breaker("failing", 100),
            RetryConfig.custom().ignoreExceptions(Turn.Down.class).build(),
            Turn::mostlyFails);
    second =
        all(
            "second",
            breaker("second", 100),
            RetryConfig.custom().waitDuration(Duration.ZERO).build(),
            Turn::failsFirst);
  }

  /** A breaker whose refusals have no stack trace: the cheapest that it can be made. */
  private CircuitBreaker breaker(String name, float failureRate) {
    return breakers.circuitBreaker(name, config(failureRate));
  }

  /** Of 100 calls, with a minimum of 20, as Weft's circuits are measured. */
  static CircuitBreakerConfig config(float failureRate) {
    return CircuitBreakerConfig.custom()
        .slidingWindowSize(100)
        .minimumNumberOfCalls(20)
        .failureRateThreshold(failureRate)
        .writableStackTraceEnabled(false)
        .build();
  }

  private <T> Function<T, String> all(
      String name, CircuitBreaker breaker, RetryConfig retry, Function<T, String> work) {
    RetryConfig config =
        RetryConfig.from(retry).retryOnException(Resilience4jTargets::isRetried).build();
    Function<T, String> decorated =
        Retry.decorateFunction(
            retries.retry(name, config), CircuitBreaker.decorateFunction(breaker, work));
    Timer timer = Timer.builder("resilience4j." + name).register(registry);
    return asked -> timer.record(() -> decorated.apply(asked));
  }

  private static boolean isRetried(Throwable thrown) {
    return !(thrown instanceof CallNotPermittedException);
  }
}
