package ai.datapunk.weft.it.weaving.initializers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.it.weaving.CapturedLog;
import ai.datapunk.weft.it.weaving.initializers.Callers.Region;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A class that cannot be initialized is seen as it would be without Weft, and only by its users.
 */
class InitializersTest {

  /** As {@link FailsByException}, without annotations. */
  static class Plain {
    static final String GREETING = greeting();

    private static String greeting() {
      throw new IllegalStateException("no greeting");
    }

    static String greet() {
      return GREETING;
    }
  }

  /** As {@link FailsByError}, without annotations. */
  static class PlainByError {
    static final String GREETING = greeting();

    private static String greeting() {
      throw new AssertionError("no greeting");
    }
  }

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder().registry(registry).configuration(Configuration.none()).build();
  @AutoClose private final CapturedLog log = new CapturedLog();

  @BeforeEach
  void use() {
    Weft.use(mesh);
  }

  @AfterEach
  void release() {
    Weft.release(mesh);
    mesh.close();
  }

  private List<String> warnings() {
    return log.linesWith(" WARN ").stream().filter(line -> line.contains("allers")).toList();
  }

  private double count(String family, String... labels) {
    return registry.scrape(family::equals).stream()
        .flatMap(each -> each.getDataPoints().stream())
        .filter(point -> point.getLabels().equals(Labels.of(labels)))
        .mapToDouble(InitializersTest::count)
        .sum();
  }

  private static double count(DataPointSnapshot point) {
    return point instanceof HistogramDataPointSnapshot histogram
        ? histogram.getCount()
        : ((CounterDataPointSnapshot) point).getValue();
  }

  private double calls(String operation, String status) {
    return count(
        "mesh_service_calls", "operation", operation, "service", "callers", "status", status);
  }

  /** What is thrown, and why, without the names of the two classes. */
  private static String said(ThrowingCallable use, Class<?> type) {
    Throwable thrown = catchThrowable(use);
    String said = thrown + " because of " + thrown.getCause();
    return said.replace(type.getName(), "the class");
  }

  private static void assertSame(
      Class<?> type, ThrowingCallable use, Class<?> plain, ThrowingCallable usePlain) {
    String first = said(use, type);
    assertThat(first).isEqualTo(said(usePlain, plain)).contains("no greeting");
    String later = said(use, type);
    assertThat(later).isEqualTo(said(usePlain, plain)).startsWith("java.lang.NoClassDefFoundError");
  }

  @Test
  void aClassOfTheUsersThrowsWhatItWouldWithoutWeft() {
    assertSame(FailsByException.class, FailsByException::greet, Plain.class, Plain::greet);
    assertSame(FailsByError.class, FailsByError::new, PlainByError.class, PlainByError::new);
    Mesh other =
        Mesh.builder()
            .registry(new PrometheusRegistry())
            .configuration(Configuration.none())
            .build();
    Weft.use(other); // The probes of all classes are loaded anew, of those that failed too.
    assertSame(
        FailsByException.class,
        () -> {
          throw catchThrowable(FailsByException::greet);
        },
        Plain.class,
        Plain::greet);
    Weft.use(mesh);
    other.close();
    assertThat(count("weft_recording_failures")).isZero();
    assertThat(warnings()).isEmpty();
  }

  @Test
  void theEnumOfALabelIsLeftToWhoeverUsesItFirst() {
    assertThat(new Callers().visit(null)).isEqualTo("visited");
    assertThat(Callers.visitLocally()).isEqualTo("visited");
    assertThat(count("callers_visit_seconds", "region", "other")).isEqualTo(1);
    assertThat(count("callers_local_visit_seconds", "region", "other")).isEqualTo(1);
    assertThatThrownBy(() -> new Callers().visit(Region.NORTH))
        .isInstanceOf(ExceptionInInitializerError.class)
        .cause()
        .hasMessage("no region");
    assertThat(count("callers_visit_seconds", "region", "NORTH")).isZero();
    assertThat(warnings()).isEmpty();
  }

  @Test
  void thePredicateOfRetryOnResultIsDoneWithout() {
    assertThat(new Callers().judged("one")).isEqualTo("one");
    assertThat(new Callers().judged("other")).isEqualTo("other");
    assertThat(calls("judged", "success")).isEqualTo(2);
    assertThat(warnings()).singleElement().asString().contains("Callers$Missing");
  }

  @Test
  void anExceptionThatIsRetriedIsComparedAndNotInitialized() {
    IllegalStateException own = new IllegalStateException("its own");
    assertThatThrownBy(() -> new Callers().busy(own)).isSameAs(own);
    assertThat(calls("busy", "failure")).isEqualTo(1);
    assertThatThrownBy(Callers.Busy::new).isInstanceOf(ExceptionInInitializerError.class);
    assertThat(warnings()).isEmpty();
  }

  @Test
  void aStrategyIsReplacedCountedAndToldOf() {
    mesh.strategies().register("nearest", random -> new Callers.Nearest());
    mesh.instances("callers", () -> List.of("a", "b"));
    Callers callers = new Callers();
    assertThat(callers.picked(null)).isEqualTo("a");
    assertThat(callers.picked(null)).isEqualTo("b");
    assertThat(calls("picked", "success")).isEqualTo(2);
    assertThat(count("weft_recording_failures")).isEqualTo(1);
    assertThat(warnings()).singleElement().asString().contains("'nearest'", "could not be created");
  }
}
