package ai.datapunk.weft.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.resilience4j.RetriedOperation;
import ai.datapunk.weft.resilience4j.RetryBridge;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Meters of series that retries of Resilience4j feed, which are asked for what they count. */
class MetersOfBridgesTest extends MeshFixture {

  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final RetryRegistry retries = RetryRegistry.ofDefaults();

  /** How often each retry was asked for its own counts. */
  private final Map<String, Integer> asked = new ConcurrentHashMap<>();

  private Retry retry(String name) {
    retries.retry(name);
    Retry actual = Retry.ofDefaults(name);
    Retry watched =
        (Retry)
            Proxy.newProxyInstance(
                Retry.class.getClassLoader(),
                new Class<?>[] {Retry.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("getMetrics")) {
                    asked.merge(name, 1, Integer::sum);
                  }
                  try {
                    return method.invoke(actual, arguments);
                  } catch (InvocationTargetException thrown) {
                    throw thrown.getCause();
                  }
                });
    retries.replace(name, watched);
    return watched;
  }

  private double attempts(String operation) {
    return registry
        .get("retry.attempts")
        .tags("operation", operation, "attempt", "1")
        .functionCounter()
        .count();
  }

  @Test
  void aReadingAsksTheRetryThatItIsOfAndNoOther() {
    Retry fetch = retry("stock.fetch");
    retry("stock.reserve");
    retry("payment.charge");
    try (RetryBridge bridge =
        RetryBridge.bind(retries, mesh, each -> RetriedOperation.named(each.getName()))) {
      assertThat(bridge).isNotNull();
      WeftMeterBinder.of(mesh).bindTo(registry);
      // Does what a scrape does, which no other reading does again at that time.
      assertThat(attempts("fetch")).isZero();
      asked.clear();
      for (int calls = 1; calls <= 3; calls++) {
        fetch.executeRunnable(() -> {});
        assertThat(attempts("fetch")).isEqualTo(calls);
      }
      assertThat(asked).containsExactly(Map.entry("stock.fetch", 3));
      assertThat(attempts("reserve")).isZero();
      readAnother();
      assertThat(asked)
          .containsExactlyInAnyOrderEntriesOf(Map.of("stock.fetch", 3, "stock.reserve", 1));
      assertThat(MeterValues.of(registry)).isEqualTo(MeterValues.of(prometheus));
    }
  }

  /**
   * A registry of Resilience4j tells what comes and goes under a lock of its own: whoever reads
   * next notices.
   */
  private void readAnother() {
    assertThat(registry.get("weft.recording.failures").functionCounter().count()).isZero();
  }

  @Test
  void whatIsBoundNoLongerOrReplacedIsReadAsItIs() {
    Retry before = retry("stock.fetch");
    try (RetryBridge bridge =
        RetryBridge.bind(retries, mesh, each -> RetriedOperation.named(each.getName()))) {
      assertThat(bridge).isNotNull();
      WeftMeterBinder.of(mesh).bindTo(registry);
      before.executeRunnable(() -> {});
      Retry after = Retry.ofDefaults("stock.fetch");
      retries.replace("stock.fetch", after);
      after.executeRunnable(() -> {});
      assertThat(attempts("fetch")).isEqualTo(2);
      retries.remove("stock.fetch");
      readAnother();
      assertThat(registry.find("retry.attempts").meters()).isEmpty();
      retries.retry("stock.fetch").executeRunnable(() -> {});
      readAnother();
      assertThat(attempts("fetch")).isEqualTo(1);
    }
  }
}
