package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.testing.FailingLog;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application in which a part of the Prometheus client's tracing is missing. */
class WithoutTracerTest {

  /**
   * What runs in that application: a slow call and failed ones, and what a scrape shows of them.
   */
  public static final class Application implements Supplier<String> {
    @Override
    public String get() {
      PrometheusRegistry registry = new PrometheusRegistry();
      MetricStore store = Mesh.builder().registry(registry).build().engine().store();
      Cell cell = store.cells().newCell(BucketBounds.DEFAULT);
      store.counter(Family.MESH_SERVICE_CALLS, "stock", "fetch", "failure").derivedFrom(cell);
      store.cells().admit(cell);
      cell.record(Cell.SLOW_NANOS + 1);
      cell.recordFailed(1);
      cell.recordFailed(1);
      return "calls %s, recording failures %s, exemplar %s"
          .formatted(
              value(registry, "mesh_service_calls"),
              value(registry, "weft_recording_failures"),
              cell.exemplar());
    }

    private static double value(PrometheusRegistry registry, String counter) {
      return registry.scrape(counter::equals).stream()
          .flatMap(family -> family.getDataPoints().stream())
          .mapToDouble(point -> ((CounterDataPointSnapshot) point).getValue())
          .sum();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "prometheus-metrics-tracer-initializer",
        "prometheus-metrics-tracer-common",
        "prometheus-metrics-tracer-",
      })
  void callsAreCountedAndCarryNoExemplars(String missing) throws Exception {
    assertThat(runWithout(missing)).isEqualTo("calls 3.0, recording failures 0.0, exemplar null");
  }

  @Test
  void aLogThatFailsWhenItIsToldOfThatIsCountedAndNoCallIsLost() throws Exception {
    try (FailingLog log = new FailingLog()) {
      assertThat(log).isNotNull();
      assertThat(runWithout("prometheus-metrics-tracer-"))
          .isEqualTo("calls 3.0, recording failures 1.0, exemplar null");
    }
  }

  private static Object runWithout(String missing) throws Exception {
    URL[] classPath = classPathWithout(missing);
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader application =
        new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
      // SLF4J 2.0.0 looks there for its provider.
      thread.setContextClassLoader(application);
      Object program =
          application.loadClass(Application.class.getName()).getConstructor().newInstance();
      return ((Supplier<?>) program).get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static URL[] classPathWithout(String missing) throws MalformedURLException {
    List<Path> classPath =
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
            .splitAsStream(System.getProperty("java.class.path"))
            .map(Path::of)
            .toList();
    List<URL> left = new ArrayList<>();
    for (Path entry : classPath) {
      if (!String.valueOf(entry.getFileName()).startsWith(missing)) {
        left.add(entry.toUri().toURL());
      }
    }
    assertThat(left).as("without %s", missing).hasSizeLessThan(classPath.size());
    return left.toArray(URL[]::new);
  }
}
