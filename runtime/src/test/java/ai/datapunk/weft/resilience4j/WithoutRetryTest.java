package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code resilience4j-retry} is optional: breakers are bound without it. */
class WithoutRetryTest {

  private static final String REGISTRY =
      "io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry";

  @Test
  void breakersAreBoundWithoutTheLibraryForRetries() throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(classPathWithoutRetry(), ClassLoader.getPlatformClassLoader())) {
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

  private static URL[] classPathWithoutRetry() throws MalformedURLException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<URL> urls = new ArrayList<>();
    for (String entry : classPath.split(File.pathSeparator, -1)) {
      if (!entry.contains("resilience4j-retry")) {
        urls.add(new File(entry).toURI().toURL());
      }
    }
    return urls.toArray(URL[]::new);
  }
}
