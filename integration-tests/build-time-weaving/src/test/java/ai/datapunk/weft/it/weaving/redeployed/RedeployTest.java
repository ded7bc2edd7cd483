package ai.datapunk.weft.it.weaving.redeployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.config.Configuration;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.lang.runtime.ObjectMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Applications with class loaders of their own, which come and go in one JVM. */
class RedeployTest {

  private static final int REDEPLOYMENTS = 100;
  private static final int WITH_THEIR_OWN = 2;
  private static final int OVERLAPPING = 4;

  private static final int SCRAPES = 5;

  private static final String GAVE = "GOLDcorner fine named failed late";

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final AtomicLong seconds = new AtomicLong();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.none())
          .ticker(() -> TimeUnit.SECONDS.toNanos(seconds.get()))
          .build();

  @BeforeEach
  void use() {
    Weft.use(mesh);
  }

  @AfterEach
  void release() {
    Weft.release(mesh);
    mesh.close();
  }

  private static String run(ClassLoader application) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(application);
    try {
      return (String)
          ((Callable<?>)
                  application
                      .loadClass(Application.class.getName())
                      .getDeclaredConstructor()
                      .newInstance())
              .call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private double calls(String operation) {
    return registry.scrape("mesh_service_calls_total"::startsWith).stream()
        .flatMap(family -> ((CounterSnapshot) family).getDataPoints().stream())
        .filter(point -> operation.equals(point.getLabels().get("operation")))
        .mapToDouble(CounterSnapshot.CounterDataPointSnapshot::getValue)
        .sum();
  }

  @Test
  void twoApplicationsShareWeftAndOneEnds() throws Exception {
    ApplicationLoader one = ApplicationLoader.sharing();
    ApplicationLoader other = ApplicationLoader.sharing();
    assertThat(run(one)).isEqualTo(GAVE);
    assertThat(run(other)).isEqualTo(GAVE);
    assertThat(calls("all")).isEqualTo(6);
    Weft.end(one);
    assertThat(run(other)).isEqualTo(GAVE);
    assertThat(calls("all")).isEqualTo(9);
    assertThatThrownBy(() -> run(one)).hasToString(Remote.Unavailable.class.getName());
    assertThat(calls("all")).isEqualTo(9);
    Weft.end(other);
  }

  @Test
  void redeploymentsThatShareWeftLeakNoClassLoader() throws Exception {
    assertGone(redeploy(true), 0);
    assertThat(calls("all")).isEqualTo(3 * REDEPLOYMENTS);
  }

  @Test
  void redeploymentsWithTheirOwnWeftLeakNoClassLoader() throws Exception {
    assertGone(redeploy(false), 0);
  }

  /** Each begins before the one before it ends, and goes on with its circuit. */
  @Test
  void redeploymentsThatOverlapLeakNoClassLoaderThroughTheCircuitThatTheyShare() throws Exception {
    List<WeakReference<ClassLoader>> ended = new ArrayList<>();
    ApplicationLoader latest = ApplicationLoader.sharing();
    assertThat(run(latest)).isEqualTo(GAVE);
    Circuit circuit = mesh.circuit("remote");
    for (int i = 0; i < OVERLAPPING; i++) {
      ApplicationLoader next = ApplicationLoader.sharing();
      assertThat(run(next)).isEqualTo(GAVE);
      Weft.end(latest);
      latest.close();
      ended.add(new WeakReference<>(latest));
      latest = next;
    }
    assertGone(ended, 1);
    assertThat(mesh.circuit("remote")).isSameAs(circuit);
    assertThat(circuit.policy().exceptions().included())
        .extracting(Class::getClassLoader)
        .as("of the one that is left")
        .containsExactly(latest);
    assertThat(run(latest)).isEqualTo(GAVE);
    Weft.end(latest);
  }

  private static List<WeakReference<ClassLoader>> redeploy(boolean sharing) throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < (sharing ? REDEPLOYMENTS : WITH_THEIR_OWN); i++) {
      ApplicationLoader loader =
          sharing ? ApplicationLoader.sharing() : ApplicationLoader.withItsOwn();
      assertThat(run(loader)).isEqualTo(GAVE);
      if (sharing) {
        Weft.end(loader);
      }
      loader.close();
      loaders.add(new WeakReference<>(loader));
    }
    return loaders;
  }

  private void assertGone(List<WeakReference<ClassLoader>> loaders, long others) throws Exception {
    // What an ended application's last calls may still count is waited for in as many.
    for (int scrape = 0; scrape < SCRAPES; scrape++) {
      registry.scrape();
      seconds.addAndGet(10);
    }
    for (int tried = 0; tried < 200 && (areThere(loaders) || onHeap() > others); tried++) {
      haveIdleThreadsForget();
      haveRecordsForgotten();
      System.gc();
    }
    assertThat(IntStream.range(0, loaders.size()).filter(i -> loaders.get(i).get() != null))
        .as("those that are still there")
        .isEmpty();
    assertThat(onHeap()).isEqualTo(others);
  }

  private static boolean areThere(List<WeakReference<ClassLoader>> loaders) {
    return loaders.stream().anyMatch(each -> each.get() != null);
  }

  private record Latest(String component) {}

  /**
   * The JDK keeps the type of the last record whose {@code equals} was linked, in the cache of a
   * method handle of {@link ObjectMethods}, and so the class loader of the last application that
   * has a record: here is another one. From 19 on it is kept softly. Nothing else keeps it.
   */
  private static void haveRecordsForgotten() {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    try {
      ObjectMethods.bootstrap(
          lookup,
          "equals",
          MethodType.methodType(boolean.class, Latest.class, Object.class),
          Latest.class,
          "component",
          lookup.findGetter(Latest.class, "component", String.class));
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** A thread of the JDK's pool that waits has its last task on its stack: here is another. */
  private static void haveIdleThreadsForget() throws Exception {
    int threads = ForkJoinPool.getCommonPoolParallelism() + 1;
    CyclicBarrier all = new CyclicBarrier(threads);
    CompletableFuture<?>[] tasks = new CompletableFuture<?>[threads - 1];
    for (int i = 0; i < tasks.length; i++) {
      tasks[i] =
          CompletableFuture.runAsync(
              () -> meet(all), CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS));
    }
    meet(all);
    CompletableFuture.allOf(tasks).get(10, TimeUnit.SECONDS);
  }

  private static void meet(CyclicBarrier all) {
    try {
      all.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How many class loaders of applications the heap holds, reachable or not yet collected. */
  private static long onHeap() throws Exception {
    String histogram =
        (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
    return histogram
        .lines()
        .filter(line -> line.endsWith(" " + ApplicationLoader.class.getName()))
        .mapToLong(line -> Long.parseLong(line.trim().split("\\s+", -1)[1]))
        .sum();
  }
}
