package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.testing.Scrape;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Entries that are replaced while the naming function takes its time over the one before. */
class BindingRaceTest extends BreakerFixture {

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);

  private double successes() {
    return Scrape.of(registry)
        .value("circuit_breaker_requests_total", "service", "slow", "status", "success");
  }

  private Thread replacing(CircuitBreakerRegistry others, CircuitBreaker second) throws Exception {
    Thread replacing = new Thread(() -> others.replace("some", second));
    replacing.start();
    asked.await();
    return replacing;
  }

  private CircuitBreakerBridge bind(CircuitBreakerRegistry others, CircuitBreaker second) {
    return CircuitBreakerBridge.bind(
        others,
        mesh,
        each -> {
          if (each == second) {
            asked.countDown();
            await(answer);
          }
          return "slow";
        });
  }

  @Test
  @Timeout(30)
  void theEntryThatIsInTheRegistryIsCounted() throws Exception {
    CircuitBreakerRegistry others = CircuitBreakerRegistry.of(config);
    others.circuitBreaker("some");
    CircuitBreaker second = CircuitBreaker.of("some", config);
    try (CircuitBreakerBridge slow = bind(others, second)) {
      assertThat(slow).isNotNull();
      Thread replacing = replacing(others, second);
      CircuitBreaker third = CircuitBreaker.of("some", config);
      others.replace("some", third);
      answer.countDown();
      replacing.join();
      assertThat(others.circuitBreaker("some")).isSameAs(third);
      third.executeRunnable(() -> {});
      assertThat(successes()).isEqualTo(1);
    }
  }

  @Test
  @Timeout(30)
  void anEntryThatWasRemovedMeanwhileHasNoSeries() throws Exception {
    CircuitBreakerRegistry others = CircuitBreakerRegistry.of(config);
    others.circuitBreaker("some");
    CircuitBreaker second = CircuitBreaker.of("some", config);
    try (CircuitBreakerBridge slow = bind(others, second)) {
      assertThat(slow).isNotNull();
      Thread replacing = replacing(others, second);
      others.remove("some");
      answer.countDown();
      replacing.join();
      assertThat(seriesOf("slow")).isEmpty();
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
