package ai.datapunk.weft.weaver;

import static ai.datapunk.weft.weaver.CountedClasses.calls;
import static ai.datapunk.weft.weaver.CountedClasses.mesh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The static parts of join points that the weaver writes as constants: by {@code invokedynamic} in
 * class files of Java 8, and as dynamic constants in those of Java 17. Each call counts once, in
 * the mesh that is in use.
 */
class JoinPointConstantsTest {

  private static final int MOST_TRIES = 50;

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
  void recursionAndMethodsOfInterfacesCountEachCall(int release) throws Throwable {
    try (Mesh mesh = mesh(registry)) {
      Weft.use(mesh);
      Application application = classes.application(release);
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
      Application application = classes.application(release);
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
  void classesWhoseInitialisersCallEachOther(int release) throws Throwable {
    try (Mesh mesh = mesh(registry)) {
      Weft.use(mesh);
      assertThat(classes.application(release).call("app.Cycle", "run"))
          .isEqualTo("first<second<null");
      assertThat(classes.application(release).call("app.Cycle", "reversed"))
          .isEqualTo("second<first<null");
      assertThat(calls(registry)).containsExactly(entry("name", 4.0));
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
    Application application = classes.application(release);
    application.call("app.Counted", "down", 0);
    application.call("app.Counted", "talk");
    return new WeakReference<>(application);
  }
}
