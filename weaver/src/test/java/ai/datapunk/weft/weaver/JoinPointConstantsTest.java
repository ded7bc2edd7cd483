package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The static parts of join points that the weaver writes as constants: by {@code invokedynamic} in
 * class files of Java 8, and as dynamic constants in those of Java 17. Each call counts once, in
 * the mesh that is in use.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JoinPointConstantsTest {

  private static final String COUNTED =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      @MeshService("counted")
      public class Counted {
        @Timed static int down(int n) { return n == 0 ? 0 : 1 + down(n - 1); }
        interface Talker {
          @Timed(service = "counted") default String talk(int n) {
            return n == 0 ? "" : "t" + talk(n - 1);
          }
          @Timed(service = "counted") static String tell(String what) { return what; }
        }
        static String talk() { return new Talker() {}.talk(2) + Talker.tell("told"); }
      }
      """;

  private static final String CYCLE =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      public class Cycle {
        static String run() { return First.SECOND; }
        static String reversed() { return Second.FIRST; }
        static class First {
          static final String SECOND = Second.name("first");
          @Timed(service = "cycle") static String name(String from) { return from + "<" + SECOND; }
        }
        static class Second {
          static final String FIRST = First.name("second");
          @Timed(service = "cycle") static String name(String from) { return from + "<" + FIRST; }
        }
      }
      """;

  private static final List<String> NAMES =
      List.of(
          "app.Counted",
          "app.Counted$1",
          "app.Counted$Talker",
          "app.Cycle",
          "app.Cycle$First",
          "app.Cycle$Second");
  private static final Map<Integer, Map<String, byte[]>> WOVEN = new ConcurrentHashMap<>();
  private static final int THREADS = 4;
  private static final int ROUNDS = 20;
  private static final int MOST_TRIES = 50;

  @TempDir private static Path temporary;

  private final PrometheusRegistry registry = new PrometheusRegistry();

  @AfterAll
  static void backToTheDefaultRegistry() {
    Weft.use(Mesh.builder().build());
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void recursionAndMethodsOfInterfacesCountEachCall(int release) throws Throwable {
    try (Mesh mesh = mesh(registry)) {
      Weft.use(mesh);
      Application application = application(release);
      assertThat(application.call("app.Counted", "down", 4)).isEqualTo(4);
      assertThat(application.call("app.Counted", "talk")).isEqualTo("tttold");
      assertThat(calls(registry))
          .containsExactly(entry("down", 5.0), entry("talk", 3.0), entry("tell", 1.0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void callsAreCountedInTheMeshThatIsInUse(int release) throws Throwable {
    PrometheusRegistry other = new PrometheusRegistry();
    try (Mesh first = mesh(registry);
        Mesh second = mesh(other)) {
      Application application = application(release);
      for (Mesh mesh : List.of(first, second, first)) {
        Weft.use(mesh);
        application.call("app.Counted", "down", 0);
        application.call("app.Counted", "down", 0);
      }
      assertThat(calls(registry).get("down")).isEqualTo(4);
      assertThat(calls(other).get("down")).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void noCallIsLostOrCountedTwiceWhileTheMeshChanges(int release) throws Throwable {
    int changes = 20;
    List<PrometheusRegistry> registries = new ArrayList<>();
    List<Mesh> meshes = new ArrayList<>();
    Application application = application(release);
    AtomicBoolean done = new AtomicBoolean();
    List<Future<Long>> calls;
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      registries.add(registry);
      meshes.add(mesh(registry));
      Weft.use(meshes.get(0));
      calls = start(threads, () -> callUntil(done, application));
      for (int change = 1; change <= changes; change++) {
        registries.add(new PrometheusRegistry());
        meshes.add(mesh(registries.get(change)));
        Weft.use(meshes.get(change));
      }
      done.set(true);
      double counted = 0;
      long called = 0;
      for (Future<Long> each : calls) {
        called += each.get();
      }
      for (PrometheusRegistry each : registries) {
        counted += calls(each).getOrDefault("down", 0.0);
      }
      assertThat(counted).isEqualTo(called);
    } finally {
      done.set(true);
      threads.shutdownNow();
      meshes.forEach(Mesh::close);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void firstCallsAtTheSameTimeCountOnceEach(int release) throws Throwable {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Mesh mesh = mesh(registry)) {
      Weft.use(mesh);
      for (int round = 0; round < ROUNDS; round++) {
        Application application = application(release);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        for (Future<Object> each :
            start(
                threads,
                () -> {
                  together.await();
                  return call(application, "app.Counted", "down", 1);
                })) {
          assertThat(each.get()).isEqualTo(1);
        }
      }
      assertThat(calls(registry).get("down")).isEqualTo(2.0 * THREADS * ROUNDS);
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void classesWhoseInitialisersCallEachOther(int release) throws Throwable {
    try (Mesh mesh = mesh(registry)) {
      Weft.use(mesh);
      assertThat(application(release).call("app.Cycle", "run")).isEqualTo("first<second<null");
      assertThat(application(release).call("app.Cycle", "reversed")).isEqualTo("second<first<null");
      assertThat(calls(registry)).containsExactly(entry("name", 4.0));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void theMeshMayChangeWhileClassesAreInitialised(int release) throws Throwable {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    AtomicBoolean done = new AtomicBoolean();
    try {
      Future<?> changing =
          threads.submit(
              () -> {
                while (!done.get()) {
                  try (Mesh mesh = mesh(new PrometheusRegistry())) {
                    Weft.use(mesh);
                  }
                }
              });
      for (int round = 0; round < ROUNDS; round++) {
        assertThat(application(release).call("app.Cycle", "run")).isEqualTo("first<second<null");
      }
      done.set(true);
      changing.get();
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void classesAreUnloaded(int release) throws Throwable {
    try (Mesh mesh = mesh(registry)) {
      Weft.use(mesh);
      WeakReference<Application> gone = called(release);
      for (int tried = 0; tried < MOST_TRIES && gone.get() != null; tried++) {
        System.gc();
      }
      assertThat(gone.get()).isNull();
      assertThat(calls(registry).get("down")).isEqualTo(1);
    }
  }

  private static WeakReference<Application> called(int release) throws Throwable {
    Application application = application(release);
    application.call("app.Counted", "down", 0);
    application.call("app.Counted", "talk");
    return new WeakReference<>(application);
  }

  private static long callUntil(AtomicBoolean done, Application application) throws Exception {
    long calls = 0;
    do {
      call(application, "app.Counted", "down", 0);
      calls++;
    } while (!done.get());
    return calls;
  }

  private static Object call(Application application, String type, String method, Object argument)
      throws Exception {
    try {
      return Objects.requireNonNull(application.call(type, method, argument));
    } catch (Throwable thrown) {
      throw new IllegalStateException(thrown);
    }
  }

  private static <T> List<Future<T>> start(ExecutorService threads, Callable<T> call) {
    return IntStream.range(0, THREADS).mapToObj(thread -> threads.submit(call)).toList();
  }

  private static Mesh mesh(PrometheusRegistry registry) {
    return Mesh.builder().registry(registry).configuration(Configuration.none()).build();
  }

  /** The calls of each operation that was called. */
  private static Map<String, Double> calls(PrometheusRegistry registry) {
    Map<String, Double> calls = new TreeMap<>();
    for (MetricSnapshot family : registry.scrape("mesh_service_calls"::equals)) {
      for (CounterDataPointSnapshot point : ((CounterSnapshot) family).getDataPoints()) {
        if (point.getValue() > 0) {
          calls.merge(
              Objects.requireNonNull(point.getLabels().get("operation")),
              point.getValue(),
              Double::sum);
        }
      }
    }
    return calls;
  }

  /** A class loader of its own for the classes. */
  private static Application application(int release) {
    return Application.of(WOVEN.computeIfAbsent(release, JoinPointConstantsTest::woven));
  }

  private static Map<String, byte[]> woven(int release) {
    Path folder = temporary.resolve(String.valueOf(release));
    Compiled.into(createdFolder(folder), release, COUNTED, CYCLE);
    Map<String, byte[]> woven = new TreeMap<>();
    try (ClassWeaver weaver = ClassWeaver.of(Compiled.classPath(folder), line -> {})) {
      for (String name : NAMES) {
        byte[] unwoven = Compiled.bytes(folder, name);
        woven.put(name, weaver.weave(unwoven).map(WovenClass::classFile).orElse(unwoven));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return woven;
  }

  private static Path createdFolder(Path folder) {
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
