package ai.datapunk.weft.guard;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.circuitbreaker.Circuit;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.DL_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/** What a circuit may do while calls end in it at once. */
public final class CircuitStress {

  private static final long SECOND = 1_000_000_000;

  private CircuitStress() {}

  private static boolean permits(GuardedCircuit circuit) {
    try {
      circuit.acquire();
      return true;
    } catch (CallRefusedException refused) {
      return false;
    }
  }

  /** Each of two calls would open the circuit by itself. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "Opened, once.")
  @Outcome(expect = FORBIDDEN, desc = "Not open, or opened twice.")
  @State
  public static class OpenedOnce {

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final GuardedCircuit circuit =
        new GuardedCircuit(
            "stock",
            CircuitPolicy.DEFAULT.window(4, 1).failureRate(1),
            MetricStore.in(registry),
            () -> 0);

    @Actor
    public void one() {
      circuit.failed(0, 0);
    }

    @Actor
    public void other() {
      circuit.failed(0, 0);
    }

    @Arbiter
    public void changes(II_Result seen) {
      CounterSnapshot changes =
          (CounterSnapshot)
              registry.scrape(Family.CIRCUIT_BREAKER_STATE_CHANGES.baseName()::equals).get(0);
      seen.r1 = (int) changes.getDataPoints().stream().mapToDouble(each -> each.getValue()).sum();
      seen.r2 = permits(circuit) ? 1 : 0;
      circuit.end();
    }
  }

  /** A call succeeds while another one fails, a second later: the window moves. */
  @JCStressTest
  @Outcome(id = "0.25, CLOSED", expect = ACCEPTABLE, desc = "All are counted.")
  @Outcome(expect = FORBIDDEN, desc = "One is lost.")
  @State
  public static class SuccessesAreNotLost {

    private final GuardedCircuit circuit =
        new GuardedCircuit(
            "stock",
            CircuitPolicy.DEFAULT.window(Duration.ofSeconds(10), 2).failureRate(1),
            MetricStore.in(new PrometheusRegistry()),
            () -> SECOND);

    public SuccessesAreNotLost() {
      circuit.succeeded(SECOND, SECOND);
      circuit.succeeded(SECOND, SECOND);
    }

    @Actor
    public void one() {
      circuit.succeeded(SECOND, SECOND);
    }

    @Actor
    public void aSecondLater() {
      circuit.failed(2 * SECOND, 2 * SECOND);
    }

    @Arbiter
    public void rate(DL_Result seen) {
      Circuit.State state = circuit.state();
      seen.r1 = circuit.errorRate();
      seen.r2 = state;
      circuit.end();
    }
  }
}
