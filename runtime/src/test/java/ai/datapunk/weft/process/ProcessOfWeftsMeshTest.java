package ai.datapunk.weft.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.annotation.HistogramType;
import ai.datapunk.weft.attempt.SneakyThrow;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FailingLog;
import ai.datapunk.weft.testing.TestClassPath;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
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

  /**
   * An application that has shown its process in Weft's own mesh, and built another one in a
   * registry of its own; it says what it has seen.
   */
  public abstract static class Showing implements Callable<String> {

    final PrometheusRegistry registry = new PrometheusRegistry();

    abstract String seen(Mesh mesh, ProcessMetrics shown, CapturedLog log);

    @Override
    public final String call() {
      try (Mesh mesh = shop().registry(registry).build();
          CapturedLog log = new CapturedLog()) {
        return seen(mesh, ProcessMetrics.of(Weft.mesh()).start(), log);
      }
    }

    final String inBoth() {
      return in(DEFAULT) + " " + in(registry);
    }

    static double failures(PrometheusRegistry registry) {
      return registry.scrape("weft_recording_failures"::equals).stream()
          .flatMap(metric -> metric.getDataPoints().stream())
          .mapToDouble(point -> ((CounterSnapshot.CounterDataPointSnapshot) point).getValue())
          .sum();
    }

    static String thrown(ThrowingCallable work) {
      return String.valueOf(catchThrowable(work).getMessage());
    }

    static List<String> ends(CapturedLog log) {
      return log.linesWith("The metrics of the process have ended");
    }
  }

  public static final class Used extends Showing {

    @Override
    String seen(Mesh mesh, ProcessMetrics shown, CapturedLog log) {
      String before = inBoth();
      Weft.use(mesh);
      String used = inBoth();
      Weft.release(mesh);
      String released = inBoth();
      shown.close();
      Weft.use(mesh);
      return String.join(", ", before, used, released, inBoth());
    }
  }

  @Test
  void theyGoOnInTheMeshThatIsInUse() throws Exception {
    assertThat(said(Used.class)).isEqualTo("[unknown] [], [] [shop], [unknown] [], [] []");
  }

  /** Where another type of histograms replaces the store. */
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
  void theyHaveTheNameOfTheMeshInUseInTheSameRegistryToo() throws Exception {
    assertThat(said(Replaced.class)).isEqualTo("[unknown], [shop], []");
  }

  /** The registry of the new mesh has metrics of these names. */
  public static final class Refused extends Showing {

    @Override
    String seen(Mesh mesh, ProcessMetrics shown, CapturedLog log) {
      Gauge.builder().name("process_open_fds").help("Mine").register(registry);
      Weft.use(mesh);
      Weft.release(mesh);
      Weft.use(mesh);
      List<String> told = ends(log);
      ProcessMetrics.of(mesh).without("process_open_fds").start();
      return told.size() + " " + told + " " + in(registry);
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

  /** The registry of the new mesh cannot be asked for anything. */
  public static final class Broken extends Showing {

    @Override
    String seen(Mesh mesh, ProcessMetrics shown, CapturedLog log) {
      Failing failing = new Failing();
      try (Mesh broken = shop().registry(failing).build()) {
        failing.refusals = List.of(new Exception("declared nowhere"));
        Weft.use(broken);
        Weft.use(mesh);
        return ends(log) + " " + in(registry);
      }
    }
  }

  @Test
  void whereARegistryBreaksThatIsToldWhateverItThrows() throws Exception {
    assertThat(said(Broken.class))
        .contains("reason=declared nowhere")
        .contains("ProcessMetrics.of(Weft.mesh())")
        .endsWith(" []");
  }

  /** The log of the end is lost. */
  public static final class Untold extends Showing {

    @Override
    String seen(Mesh mesh, ProcessMetrics shown, CapturedLog log) {
      Gauge.builder().name("process_open_fds").help("Mine").register(registry);
      try (FailingLog failing = new FailingLog()) {
        assertThat(failing).isNotNull();
        Weft.use(mesh);
        Weft.release(mesh);
        return failures(registry) + " " + ends(log);
      }
    }
  }

  @Test
  void whereTheLogThrowsTheLineIsCountedAndNotToldAgain() throws Exception {
    assertThat(said(Untold.class)).isEqualTo("1.0 []");
  }

  /** A registry that does not give them up. */
  public static final class Kept extends Showing {

    @Override
    String seen(Mesh mesh, ProcessMetrics shown, CapturedLog log) {
      Failing keeping = new Failing();
      try (Mesh before = shop().registry(keeping).build()) {
        Weft.use(before);
        keeping.keeps = true;
        Weft.use(mesh);
        keeping.keeps = false;
        return in(registry) + " " + failures(registry) + " " + ends(log);
      }
    }
  }

  @Test
  void aRegistryThatKeepsThemDoesNotKeepThemFromTheNext() throws Exception {
    assertThat(said(Kept.class)).isEqualTo("[shop] 1.0 []");
  }

  /** Weft's own mesh is also in a registry that does not give it up. */
  public static final class KeptOwn extends Showing {

    @Override
    String seen(Mesh mesh, ProcessMetrics shown, CapturedLog log) {
      Failing keeping = new Failing();
      Weft.mesh().engine().store().showIn(keeping);
      keeping.keeps = true;
      String thrown = thrown(() -> Weft.use(mesh));
      return String.join(", ", thrown, String.valueOf(Weft.mesh() == mesh), inBoth());
    }
  }

  @Test
  void aRegistryThatKeepsWeftsOwnMeshDoesNotKeepTheNextFromBeingUsed() throws Exception {
    assertThat(said(KeptOwn.class)).isEqualTo("kept, true, [] [shop]");
  }

  /** Those that are to give way are kept by their registry. */
  public static final class KeptWay extends Showing {

    @Override
    String seen(Mesh mesh, ProcessMetrics shown, CapturedLog log) {
      Failing keeping = new Failing();
      try (Mesh inUse = shop().registry(keeping).build()) {
        Weft.use(inUse);
        keeping.keeps = true;
        String thrown = thrown(() -> ProcessMetrics.of(inUse).start());
        keeping.keeps = false;
        ProcessMetrics later = ProcessMetrics.of(inUse).start();
        String started = in(keeping).toString();
        later.close();
        return thrown + ", " + started + ", " + in(keeping);
      }
    }
  }

  @Test
  void thoseThatCouldNotBeStartedCanBeLater() throws Exception {
    assertThat(said(KeptWay.class)).isEqualTo("kept, [shop], []");
  }

  /** Two have given way to others; the first that would come back cannot. */
  public static final class Rounds extends Showing {

    @Override
    String seen(Mesh mesh, ProcessMetrics shown, CapturedLog log) {
      Failing failing = new Failing();
      Weft.use(mesh);
      Weft.release(mesh);
      ProcessMetrics.of(Weft.mesh()).start();
      try (Mesh inUse = shop().registry(failing).build()) {
        Weft.use(inUse);
        ProcessMetrics started = ProcessMetrics.of(inUse).start();
        failing.refusals = List.of(new AssertionError("once"));
        started.close();
        return in(failing) + " " + ends(log).size();
      }
    }
  }

  @Test
  void thoseThatComeBackAreNotKeptFromItByOneThatFails() throws Exception {
    assertThat(said(Rounds.class)).isEqualTo("[shop] 1");
  }

  /** A registry that throws what it is told to. */
  static final class Failing extends PrometheusRegistry {

    /** What it throws when it is next given a metric, each once. */
    List<Throwable> refusals = List.of();

    boolean keeps;

    @Override
    public void register(Collector collector) {
      if (!refusals.isEmpty()) {
        Throwable refusal = refusals.get(0);
        refusals = refusals.subList(1, refusals.size());
        throw SneakyThrow.rethrown(refusal);
      }
      super.register(collector);
    }

    @Override
    public void unregister(Collector collector) {
      super.unregister(collector);
      if (keeps) {
        throw new IllegalStateException("kept");
      }
    }
  }

  /** A follower that its application has forgotten, and metrics that are started for a mesh. */
  public static final class Forgotten extends Showing {

    @Override
    String seen(Mesh mesh, ProcessMetrics forgotten, CapturedLog log) {
      Weft.use(mesh);
      ProcessMetrics started = ProcessMetrics.of(mesh).without("process_open_fds").start();
      String taken = in(registry) + " " + has(registry);
      started.close();
      String back = in(registry) + " " + has(registry);
      Weft.release(mesh);
      // The other order.
      ProcessMetrics.of(mesh).without("process_open_fds").start();
      Weft.use(mesh);
      String kept = in(registry) + " " + has(registry);
      Weft.release(mesh);
      return String.join(", ", taken, back, kept, in(DEFAULT).toString(), ends(log).toString());
    }

    private static boolean has(PrometheusRegistry registry) {
      return registry.scrape("process_open_fds"::equals).size() > 0;
    }
  }

  @Test
  void thoseThatFollowGiveWayToThoseThatAreStartedForAMesh() throws Exception {
    assertThat(said(Forgotten.class))
        .isEqualTo("[shop] false, [shop] true, [shop] false, [unknown], []");
  }

  /** A mesh that is closed already comes into use. */
  public static final class Closed extends Showing {

    @Override
    String seen(Mesh mesh, ProcessMetrics shown, CapturedLog log) {
      Mesh closed = shop().registry(new PrometheusRegistry()).build();
      closed.close();
      Weft.use(closed);
      String without = inBoth();
      Weft.use(mesh);
      return String.join(", ", without, inBoth(), ends(log).toString());
    }
  }

  @Test
  void theyOutlastAMeshThatIsClosed() throws Exception {
    assertThat(said(Closed.class)).isEqualTo("[] [], [] [shop], []");
  }

  /** The registry asks a metric of the application's, which waits for another thread. */
  public static final class Asking extends Showing {

    @Override
    String seen(Mesh mesh, ProcessMetrics shown, CapturedLog log) {
      PrometheusRegistry second = new PrometheusRegistry();
      ExecutorService other = Executors.newSingleThreadExecutor();
      try (Mesh next = shop().registry(second).build()) {
        AtomicReference<String> ended = new AtomicReference<>("not asked");
        registry.register(
            () -> {
              if (ended.compareAndSet("not asked", "waits")) {
                ended.set(ended(other, () -> Weft.use(next)));
              }
              return new GaugeSnapshot(new MetricMetadata("mine"), List.of());
            });
        Weft.use(mesh);
        String followed = in(registry) + " " + in(second);
        shown.close();
        return ended + ", " + followed;
      } finally {
        other.shutdownNow();
      }
    }

    private static String ended(ExecutorService other, Runnable work) {
      try {
        other.submit(work).get(10, TimeUnit.SECONDS);
        return "ended";
      } catch (TimeoutException waiting) {
        return "waited";
      } catch (InterruptedException | ExecutionException failed) {
        throw new AssertionError(failed);
      }
    }
  }

  @Test
  void anotherMeshCanComeWhileARegistryIsAsked() throws Exception {
    assertThat(said(Asking.class)).isEqualTo("ended, [] [shop]");
  }

  /** An application's mesh in the registry of Weft's own, whose store it shares. */
  public static final class Sharing implements Callable<String> {

    @Override
    @SuppressWarnings("try") // That it is there is all it is for.
    public String call() {
      Mesh own = Weft.mesh();
      try (Mesh mesh = shop().build()) {
        ProcessMetrics.of(own).start();
        PrometheusRegistry registry = new PrometheusRegistry();
        try (Mesh next = shop().registry(registry).build()) {
          Weft.use(next);
          return in(DEFAULT) + " " + in(registry);
        }
      }
    }
  }

  @Test
  void theyFollowFromAStoreThatAnApplicationShares() throws Exception {
    assertThat(said(Sharing.class)).isEqualTo("[] [shop]");
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
