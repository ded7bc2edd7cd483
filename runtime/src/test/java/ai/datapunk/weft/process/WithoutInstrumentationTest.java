package ai.datapunk.weft.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.testing.TestClassPath;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URLClassLoader;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class WithoutInstrumentationTest {

  /** An application that lacks the client's instrumentation. */
  public static final class Lacking implements Callable<String> {

    @Override
    public String call() {
      try (Mesh mesh =
          Mesh.builder()
              .registry(new PrometheusRegistry())
              .configuration(Configuration.none())
              .build()) {
        ProcessMetrics.of(mesh).start();
        return "started";
      } catch (IllegalStateException refused) {
        return String.valueOf(refused.getMessage());
      }
    }
  }

  @Test
  void itIsNamedAsWhatIsNeeded() throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(
            TestClassPath.without("prometheus-metrics-instrumentation-jvm"),
            ClassLoader.getPlatformClassLoader())) {
      Object lacking =
          loader.loadClass(Lacking.class.getName()).getDeclaredConstructor().newInstance();
      assertThat(((Callable<?>) lacking).call())
          .asString()
          .contains("io.prometheus:prometheus-metrics-instrumentation-jvm, 1.5.0 or later");
    }
  }
}
