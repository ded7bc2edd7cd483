package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.testing.TestClassPath;
import java.net.URLClassLoader;
import org.junit.jupiter.api.Test;

/** {@code resilience4j-retry} is optional: breakers are bound without it. */
class WithoutRetryTest {

  private static final String REGISTRY =
      "io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry";

  @Test
  void breakersAreBoundWithoutTheLibraryForRetries() throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(
            TestClassPath.without("resilience4j-retry"), ClassLoader.getPlatformClassLoader())) {
      assertThatThrownBy(() -> loader.loadClass("io.github.resilience4j.retry.Retry"))
          .isInstanceOf(ClassNotFoundException.class);
      Class<?> registryType = loader.loadClass(REGISTRY);
      Object registry = registryType.getMethod("ofDefaults").invoke(null);
      Class<?> bridge = loader.loadClass(CircuitBreakerBridge.class.getName());
      assertThat(bridge.getMethods()).isNotEmpty();
      try (AutoCloseable bound =
          (AutoCloseable) bridge.getMethod("bind", registryType).invoke(null, registry)) {
        Object breaker =
            registryType.getMethod("circuitBreaker", String.class).invoke(registry, "alone");
        assertThat(bound).isNotNull();
        assertThat(breaker).isNotNull();
      }
    }
  }
}
