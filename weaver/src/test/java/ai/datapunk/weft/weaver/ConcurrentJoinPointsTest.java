package ai.datapunk.weft.weaver;

import static ai.datapunk.weft.weaver.CountedClasses.calls;
import static ai.datapunk.weft.weaver.CountedClasses.mesh;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Join points of woven classes, as {@link JoinPointConstantsTest} has them, in several threads. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ConcurrentJoinPointsTest {

  private static final int THREADS = 4;
  private static final int ROUNDS = 8;

  @TempDir private static Path folder;
  private static CountedClasses classes = new CountedClasses(Path.of(""));

  private final PrometheusRegistry registry = new PrometheusRegistry();

  @BeforeAll
  static void setUp() {
    classes = new CountedClasses(folder);
  }

  @AfterAll
  static void backToTheDefaultRegistry() {
    CountedClasses.useDefault();
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 17})
  void noCallIsLostOrCountedTwiceWhileTheMeshChanges(int release) throws Throwable {
    int changes = 8;
    List<PrometheusRegistry> registries = new ArrayList<>();
    List<Mesh> meshes = new ArrayList<>();
    Application application = classes.application(release);
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
      assertThat((long) counted).isEqualTo(called);
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
        Application application = classes.application(release);
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
        assertThat(classes.application(release).call("app.Cycle", "run"))
            .isEqualTo("first<second<null");
      }
      done.set(true);
      changing.get();
    } finally {
      done.set(true);
      threads.shutdownNow();
    }
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
}
