package ai.datapunk.weft.resilience4j;

import static ai.datapunk.weft.testing.LabelPairs.plus;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import ai.datapunk.weft.testing.TickerClock;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A real breaker of Resilience4j: 4 calls, open at half of them failed for 10 s, then 2 trial
 * calls.
 */
abstract class BreakerFixture extends BridgeFixture {

  final ManualTicker ticker = new ManualTicker();
  final TickerClock clock = new TickerClock(ticker);
  final Mesh mesh =
      Mesh.builder().registry(registry).configuration(Configuration.none()).ticker(ticker).build();
  final CircuitBreakerConfig config =
      CircuitBreakerConfig.custom()
          .slidingWindow(4, 4, SlidingWindowType.COUNT_BASED)
          .failureRateThreshold(50)
          .waitDurationInOpenState(Duration.ofSeconds(10))
          .permittedNumberOfCallsInHalfOpenState(2)
          .slowCallDurationThreshold(Duration.ofSeconds(1))
          .slowCallRateThreshold(100)
          .ignoreExceptions(IllegalArgumentException.class)
          .recordResult("bad"::equals)
          .clock(clock)
          .currentTimestampFunction(unused -> ticker.nanoTime(), TimeUnit.NANOSECONDS)
          .build();
  final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(config);
  final CircuitBreaker breaker = breakers.circuitBreaker("stock");
  final CircuitBreakerBridge bridge = bind();

  /** Binds the breakers, each to the service of its name. */
  final CircuitBreakerBridge bind() {
    return CircuitBreakerBridge.bind(breakers, mesh, CircuitBreaker::getName);
  }

  /** Makes a call that succeeds. */
  final void succeed() {
    breaker.executeRunnable(() -> ticker.millis(10));
  }

  /** Makes a call that fails. */
  final void fail() {
    failWith(new UncheckedIOException(new IOException()));
  }

  /** Makes a call that throws this. */
  final void failWith(RuntimeException thrown) {
    assertThatThrownBy(
            () ->
                breaker.executeRunnable(
                    () -> {
                      ticker.millis(10);
                      throw thrown;
                    }))
        .isSameAs(thrown);
  }

  /** Calls an open breaker. */
  final void beRefused() {
    assertThatThrownBy(() -> breaker.executeRunnable(() -> {}))
        .isInstanceOf(CallNotPermittedException.class);
  }

  /** Opens the breaker. */
  final void trip() {
    for (int i = 0; i < 4; i++) {
      fail();
    }
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
  }

  /** Opens the breaker and lets one of its trial calls succeed. */
  final void halfOpen() {
    trip();
    ticker.advance(Duration.ofMillis(10_001));
    succeed();
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
  }

  /** The value of the service's series. */
  final double value(String name, String... labels) {
    return Scrape.of(registry).value(name, plus(labels, "service", "stock"));
  }
}
