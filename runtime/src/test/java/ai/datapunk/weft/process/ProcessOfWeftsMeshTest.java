package ai.datapunk.weft.process;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.TestClassPath;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Each in a JVM of its own as it were: Weft's own mesh is one for all, in the default registry. */
class ProcessOfWeftsMeshTest {

  private static final PrometheusRegistry DEFAULT = PrometheusRegistry.defaultRegistry;

  private static Mesh.Builder shop() {
    return Mesh.builder()
        .configuration(Configuration.of(Map.of("weft.application", "shop"), Map.of(), Map.of()));
  }

  /** The applications whose build info a registry has. */
  private static List<String> in(PrometheusRegistry registry) {
    return registry.scrape("build"::equals).stream()
        .flatMap(metric -> metric.getDataPoints().stream())
        .map(point -> String.valueOf(point.getLabels().get("service")))
        .toList();
  }

  /** Says what it has seen. */
  public static final class Used implements Callable<String> {

    @Override
    public String call() {
      PrometheusRegistry registry = new PrometheusRegistry();
      try (Mesh mesh = shop().registry(registry).build()) {
        ProcessMetrics shown = ProcessMetrics.of(Weft.mesh()).start();
        String before = in(DEFAULT) + " " + in(registry);
        Weft.use(mesh);
        String used = in(DEFAULT) + " " + in(registry);
        Weft.release(mesh);
        String released = in(DEFAULT) + " " + in(registry);
        shown.close();
        Weft.use(mesh);
        return String.join(", ", before, used, released, in(DEFAULT) + " " + in(registry));
      }
    }
  }

  @Test
  void theyGoOnInTheMeshThatIsInUse() throws Exception {
    assertThat(said(Used.class)).isEqualTo("[unknown] [], [] [shop], [unknown] [], [] []");
  }

  /** The same, where another type of histograms replaces the store. */
  public static final class Replaced implements Callable<String> {

    @Override
    public String call() {
      ProcessMetrics shown = ProcessMetrics.of(Weft.mesh()).start();
      try (Mesh mesh = shop().histograms(HistogramType.NATIVE).build()) {
        String built = in(DEFAULT).toString();
        Weft.use(mesh);
        String used = in(DEFAULT).toString();
        shown.close();
        return String.join(", ", built, used, in(DEFAULT).toString());
      }
    }
  }

  @Test
  void theyGoOnWhereTheStoreIsReplaced() throws Exception {
    assertThat(said(Replaced.class)).isEqualTo("[unknown], [unknown], []");
  }

  /** The same, where the registry of the new mesh has metrics of these names. */
  public static final class Refused implements Callable<String> {

    @Override
    public String call() {
      PrometheusRegistry registry = new PrometheusRegistry();
      Gauge.builder().name("process_open_fds").help("Mine").register(registry);
      try (Mesh mesh = shop().registry(registry).build();
          CapturedLog log = new CapturedLog()) {
        ProcessMetrics.of(Weft.mesh()).start();
        Weft.use(mesh);
        Weft.release(mesh);
        Weft.use(mesh);
        List<String> told = log.linesWith("The metrics of the process have ended");
        ProcessMetrics.of(mesh).without("process_open_fds").start();
        return told.size() + " " + told + " " + in(registry);
      }
    }
  }

  @Test
  void whereTheyCannotThatIsToldOnceWithTheFix() throws Exception {
    assertThat(said(Refused.class))
        .startsWith("1 ")
        .contains("without(\"process_open_fds\")")
        .contains("ProcessMetrics.of(Weft.mesh())")
        .endsWith(" [shop]");
  }

  private static String said(Class<?> application) throws Exception {
    try (URLClassLoader loader =
        new URLClassLoader(
            TestClassPath.without("nothing"), ClassLoader.getPlatformClassLoader())) {
      Object fresh = loader.loadClass(application.getName()).getDeclaredConstructor().newInstance();
      return String.valueOf(((Callable<?>) fresh).call());
    }
  }
}
