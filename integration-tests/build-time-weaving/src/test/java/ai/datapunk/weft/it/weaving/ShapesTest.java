package ai.datapunk.weft.it.weaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.it.weaving.Shapes.Tier;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShapesTest {

  private final Shapes shapes = new Shapes();

  @Test
  void everyShapeOfMethodReturnsWhatItReturnedAndIsCountedOnce() throws Exception {
    assertThat(counted("primitive", () -> assertThat(shapes.primitive(41)).isEqualTo(42))).isOne();
    assertThat(counted("nothing", shapes::nothing)).isOne();
    assertThat(counted("statically", () -> assertThat(Shapes.statically("x")).isEqualTo("x")))
        .isOne();
    assertThat(counted("privately", () -> assertThat(shapes.callPrivate()).isEqualTo("private")))
        .isOne();
    assertThat(counted("final_method", () -> assertThat(shapes.finalMethod(1, 2.5)).isEqualTo(3)))
        .isOne();
    assertThat(
            counted(
                "generic", () -> assertThat(shapes.<String>generic(List.of("g"))).isEqualTo("g")))
        .isOne();
    assertThat(counted("varargs", () -> assertThat(shapes.varargs(1, 2, 3)).isEqualTo(3))).isOne();
    assertThat(counted("overloaded", () -> shapes.overloaded("a"))).isOne();
    assertThat(counted("overloaded_twice", () -> shapes.overloaded("a", "b"))).isOne();
    assertThat(counted("open", () -> new Shapes.WholeClass().open())).isOne();
    assertThat(counted("hidden", () -> new Shapes.WholeClass().hidden())).isZero();
    assertThat(counted("anonymous", () -> Shapes.anonymous().call())).isOne();
    assertThat(counted("plan_price", () -> Shapes.Plan.PLUS.price())).isOne();
    assertThat(counted("basic_price", () -> Shapes.Plan.BASIC.price())).isOne();
  }

  @Test
  void recursionIsCountedAtEachLevel() throws Exception {
    assertThat(counted("recursive", () -> assertThat(shapes.recursive(4)).isEqualTo(4)))
        .isEqualTo(5);
  }

  @Test
  void exceptionsAndErrorsPassThroughAsTheSameObjectAndAreCounted() {
    for (Throwable thrown :
        List.of(
            new IOException("checked"), new IllegalStateException(), new StackOverflowError())) {
      double before = calls("throwing", "failure");
      assertThat(catchThrowable(() -> shapes.throwing(thrown))).isSameAs(thrown);
      assertThat(calls("throwing", "failure") - before).isOne();
    }
  }

  @Test
  void theMethodIsCalledAgainUntilItReturns() throws Exception {
    AtomicInteger bodies = new AtomicInteger();
    String result =
        shapes.flaky(
            () -> {
              if (bodies.incrementAndGet() < 3) {
                throw new FileNotFoundException("subclass of what is retried on");
              }
              return "third";
            });
    assertThat(result).isEqualTo("third");
    assertThat(bodies).hasValue(3);
    assertThat(
            value(
                "retry_success", "service", "shapes", "operation", "flaky", "attempts_needed", "3"))
        .isEqualTo(1.0);
  }

  @Test
  void theMethodIsCalledAgainForAResultThatIsUnwanted() throws Exception {
    AtomicInteger bodies = new AtomicInteger();
    assertThat(shapes.byResult(() -> bodies.incrementAndGet() < 3 ? "" : "third"))
        .isEqualTo("third");
    assertThat(bodies).hasValue(3);
    assertThat(shapes.byResult(() -> "")).isEmpty();
  }

  @Test
  void anExceptionThatIsNoFailureLeavesTheCircuitClosed() {
    for (int i = 0; i < 4; i++) {
      assertThatThrownBy(
              () ->
                  shapes.byResult(
                      () -> {
                        throw new IllegalStateException();
                      }))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThat(Weft.circuit("shapes_by_type").state().label()).isEqualTo("closed");
  }

  @Test
  void anExceptionThatIsNotRetriedOnEndsTheOperation() {
    AtomicInteger bodies = new AtomicInteger();
    assertThatThrownBy(
            () ->
                shapes.flaky(
                    () -> {
                      bodies.incrementAndGet();
                      throw new IllegalArgumentException();
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(bodies).hasValue(1);
  }

  @Test
  void nullAsksForAnInstanceAndAGivenOneIsUsedAsItIs() {
    Weft.instances("shapes", InstanceSource.of("a:1", "b:2"));
    assertThat(shapes.balanced(7, null, 8)).isIn("7a:18", "7b:28");
    double before = requestsTo("given:3");
    assertThat(shapes.balanced(7, "given:3", 8)).isEqualTo("7given:38");
    assertThat(requestsTo("given:3") - before).isOne();
  }

  @Test
  void allFourTogether() throws Exception {
    assertThat(shapes.all("x", () -> "y")).isEqualTo("xy");
    Weft.circuit("shapes").forceOpen();
    try {
      assertThatThrownBy(() -> shapes.all("x", () -> "y"))
          .isInstanceOf(CallRefusedException.class)
          .hasMessage("The circuit of service 'shapes' is open: the call was refused");
    } finally {
      Weft.circuit("shapes").close();
    }
  }

  @Test
  void argumentsBecomeLabelValues() {
    shapes.labelled(Tier.COLD);
    assertThat(count("shapes_one_label_seconds", "kind", "test", "tier", "COLD")).isOne();
    assertThat(count("shapes_one_label_seconds", "kind", "test", "tier", "HOT")).isZero();
    assertThat(shapes.twoLabels(5, Tier.HOT, true)).isEqualTo(5);
    assertThat(count("shapes_two_labels_seconds", "tier", "HOT", "flag", "true")).isOne();
    for (String tenant : List.of("one", "two", "three", "four", "one")) {
      shapes.bounded(tenant);
    }
    assertThat(count("shapes_bounded_seconds", "tenant", "one")).isEqualTo(2);
    assertThat(count("shapes_bounded_seconds", "tenant", "other")).isEqualTo(2);
    assertThat(value("weft_overflow", "family", "shapes_bounded_seconds")).isEqualTo(2.0);
  }

  @Test
  void theVeryStageIsReturnedAndTheCallEndsWithIt() throws Exception {
    CompletableFuture<String> stage = new CompletableFuture<>();
    assertThat(counted("later", () -> assertThat(shapes.later(stage)).isSameAs(stage))).isZero();
    assertThat(counted("later", () -> stage.complete("value"))).isOne();
  }

  /** Classes with methods that are retried, or have a fallback, for the future that they return. */
  private static final Pattern WITH_BODIES_THAT_RUN_LATER =
      Pattern.compile("^(Retried|FutureFallbacks|Secured|Remote)");

  @Test
  void closureClassesComeIntoBeingOnlyForBodiesThatRunLater() throws IOException {
    Path classes = Path.of("target", "classes");
    try (Stream<Path> files = Files.walk(classes)) {
      List<Path> compiled =
          files
              .filter(file -> file.toString().endsWith(".class"))
              // An aspect that is none of Weft's is woven into all that is there.
              .filter(file -> !file.getParent().endsWith("hostile"))
              .toList();
      assertThat(compiled).isNotEmpty();
      assertThat(compiled)
          .filteredOn(file -> file.toString().contains("AjcClosure"))
          .isNotEmpty()
          .allMatch(
              file -> WITH_BODIES_THAT_RUN_LATER.matcher(file.getFileName().toString()).find());
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }

  private interface Call {
    void run() throws Exception;
  }

  private static double counted(String operation, Call call) throws Exception {
    double before = calls(operation, "success");
    call.run();
    return calls(operation, "success") - before;
  }

  private static double calls(String operation, String status) {
    return value(
        "mesh_service_calls", "service", "shapes", "operation", operation, "status", status);
  }

  private static double requestsTo(String instance) {
    return value(
        "load_balancer_requests",
        "service",
        "shapes",
        "instance",
        instance,
        "strategy",
        "round_robin");
  }

  private static double value(String name, String... labels) {
    return points(name, labels).mapToDouble(p -> ((CounterDataPointSnapshot) p).getValue()).sum();
  }

  private static double count(String name, String... labels) {
    return points(name, labels).mapToDouble(p -> ((HistogramDataPointSnapshot) p).getCount()).sum();
  }

  private static Stream<? extends DataPointSnapshot> points(String name, String... labels) {
    Labels wanted = Labels.of(labels);
    return PrometheusRegistry.defaultRegistry.scrape().stream()
        .filter(snapshot -> snapshot.getMetadata().getName().equals(name))
        .flatMap(snapshot -> snapshot.getDataPoints().stream())
        .filter(point -> point.getLabels().equals(wanted));
  }
}
