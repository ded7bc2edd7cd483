package ai.datapunk.weft.it.weaving.recursion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Woven methods that overflow the stack overflow it as they would, and all that they took is back.
 */
class RecursionTest {

  private static final int WITHOUT_END = Integer.MAX_VALUE;

  /** So many stacks, each a bit larger than the one before, end at as many places of the code. */
  private static final int STACKS = 24;

  private static final int FIRST_STACK = 200 * 1024;
  private static final int LARGER_BY = 4096;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder().registry(registry).configuration(Configuration.none()).build();
  private final Recursive methods = new Recursive();

  @BeforeEach
  void use() {
    Weft.use(mesh);
    mesh.instances("recursive", () -> List.of("a"));
  }

  @AfterEach
  void release() {
    Weft.release(mesh);
    mesh.close();
  }

  private double sum(String family, String label, String value) {
    return registry.scrape(family::equals).stream()
        .flatMap(each -> each.getDataPoints().stream())
        .filter(point -> value.equals(point.getLabels().get(label)))
        .mapToDouble(RecursionTest::value)
        .sum();
  }

  private static double value(DataPointSnapshot point) {
    return point instanceof GaugeDataPointSnapshot gauge
        ? gauge.getValue()
        : ((CounterDataPointSnapshot) point).getValue();
  }

  private IntUnaryOperator method(String name) {
    return switch (name) {
      case "timed" -> methods::timed;
      case "retried" -> methods::retried;
      case "guarded" -> methods::guarded;
      default -> levels -> methods.balanced(null, levels);
    };
  }

  /** What a thread with a stack of this size sees of a call. */
  private static Object outcome(int stack, IntUnaryOperator call, int levels)
      throws InterruptedException {
    Object[] outcome = {null};
    Runnable task =
        () -> {
          try {
            outcome[0] = call.applyAsInt(levels);
          } catch (Throwable thrown) {
            outcome[0] = thrown;
          }
        };
    Thread thread = new Thread(null, task, "recursion", stack);
    thread.start();
    thread.join(60_000);
    assertThat(thread.isAlive()).isFalse();
    return outcome[0];
  }

  @ParameterizedTest
  @ValueSource(strings = {"timed", "guarded", "balanced", "retried"})
  void aMethodThatCallsItselfWithoutEnd(String name) throws InterruptedException {
    IntUnaryOperator method = method(name);
    assertThat(outcome(FIRST_STACK, method, 3)).isEqualTo(3);
    double first = sum("mesh_service_calls", "operation", name);
    assertThat(first).isEqualTo(4);
    methods.bodies = 0;
    for (int i = 0; i < STACKS; i++) {
      assertThat(outcome(FIRST_STACK + i * LARGER_BY, method, WITHOUT_END))
          .isInstanceOf(StackOverflowError.class);
    }
    double counted = sum("mesh_service_calls", "operation", name) - first;
    // The last one of each stack may overflow before its body, and still be recorded; or in it, and
    // have taken nothing that is to be given back, and have no stack to say so.
    assertThat(counted).isCloseTo(methods.bodies, within((double) STACKS));
    assertThat(sum("load_balancer_active_connections", "service", "recursive")).isZero();
    assertThat(outcome(FIRST_STACK, method, 3)).isEqualTo(3);
    assertThat(sum("mesh_service_calls", "operation", name) - first - counted).isEqualTo(4);
  }
}
