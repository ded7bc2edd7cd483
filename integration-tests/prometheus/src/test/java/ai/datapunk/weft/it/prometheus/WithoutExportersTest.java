package ai.datapunk.weft.it.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.exposition.MetricsEndpoint;
import ai.datapunk.weft.mesh.ServiceMeshMetrics;
import ai.datapunk.weft.push.MetricsPusher;
import com.example.storefront.report.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * An application that brings neither of the client's exporters, which are for those who use them.
 */
class WithoutExportersTest {

  private static final List<String> EXPORTERS =
      List.of(
          "prometheus-metrics-exporter-pushgateway", "prometheus-metrics-exporter-opentelemetry");

  /** What runs in that application. */
  public static final class Application implements Callable<String> {
    @Override
    public String call() throws Exception {
      PrometheusRegistry registry = new PrometheusRegistry();
      ServiceMeshMetrics.in(registry).recordCallSuccess("stock", "fetch", 1);
      MetricsPusher.Builder pusher = MetricsPusher.to(URI.create("http://127.0.0.1:1"), "job");
      try {
        pusher.registry(registry).start().close();
        return "It pushes";
      } catch (IllegalStateException missing) {
        return missing.getMessage() + served(registry);
      }
    }

    private static String served(PrometheusRegistry registry) throws Exception {
      try (MetricsEndpoint endpoint =
          MetricsEndpoint.builder().registry(registry).port(0).start()) {
        return ", calls " + Scrape.of(endpoint.uri()).samples("mesh_service_calls_total");
      }
    }
  }

  @Test
  void itIsScrapedAsEverAndPushingNamesWhatIsMissing() throws Exception {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader application = new URLClassLoader(classPath(), platform)) {
      Object program =
          application.loadClass(Application.class.getName()).getConstructor().newInstance();
      assertThat(((Callable<?>) program).call())
          .asString()
          .startsWith(
              "Pushing needs io.prometheus:prometheus-metrics-exporter-pushgateway on the class"
                  + " path, calls [")
          .contains("operation=fetch")
          .contains("value=1.0");
    }
  }

  private static URL[] classPath() throws MalformedURLException {
    List<Path> classPath =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(System.getProperty("java.class.path"))
            .map(Path::of)
            .toList();
    List<URL> left = new ArrayList<>();
    for (Path entry : classPath) {
      String name = String.valueOf(entry.getFileName());
      if (EXPORTERS.stream().noneMatch(name::startsWith)) {
        left.add(entry.toUri().toURL());
      }
    }
    // The second one brings a part of its own.
    assertThat(left).hasSize(classPath.size() - 3);
    return left.toArray(URL[]::new);
  }
}
