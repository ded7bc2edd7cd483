package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.store.MetricStore;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Our circuit beside Resilience4j's, which is the oracle: after every step of every script the same
 * state and the same failure rate. They differ, as they are meant to, where {@code trialCalls} is
 * larger than {@code minimumCalls}: Resilience4j then decides the trial by the first {@code
 * minimumCalls} results, and we by all. What is decided there is compared with a breaker whose
 * minimum is {@code trialCalls}.
 */
class CircuitOracleTest {

  private static final int SCRIPTS = Integer.getInteger("circuit.scripts", 10_000);
  private static final int STEPS = 40;

  private final MetricStore store = MetricStore.in(new PrometheusRegistry());
  private final PrintStream errors = System.err;

  /** There are millions of changes of state to be logged. */
  @BeforeEach
  void logNothing() {
    System.setErr(new PrintStream(OutputStream.nullOutputStream(), true));
  }

  @AfterEach
  void log() {
    System.setErr(errors);
  }

  @Test
  void bothDecideAlikeAfterEachStepOfEachScript() {
    long compared = 0;
    long changes = 0;
    SplittableRandom seeds = new SplittableRandom(14);
    for (int script = 0; script < SCRIPTS; script++) {
      long seed = seeds.nextLong();
      CircuitPair circuits = run(seed);
      compared += circuits.compared();
      changes += circuits.changes();
    }
    assertThat(compared).isGreaterThan(40L * SCRIPTS);
    assertThat(changes).isGreaterThan(SCRIPTS);
  }

  @Test
  void trialsAreDecidedAsWhereTheMinimumIsTheirNumber() {
    SplittableRandom random = new SplittableRandom(15);
    int closed = 0;
    int spells = SCRIPTS / 2;
    for (int spell = 0; spell < spells; spell++) {
      closed += closesAfterTrials(random) ? 1 : 0;
    }
    assertThat(closed).isBetween(spells / 10, spells * 9 / 10);
  }

  private boolean closesAfterTrials(SplittableRandom random) {
    int trials = 2 + random.nextInt(20);
    CircuitPolicy policy =
        CircuitPolicy.DEFAULT
            .failureRate((1 + random.nextInt(3)) / 4.0)
            .recovery(Duration.ofMillis(1 + random.nextInt(500)), trials)
            .slowCalls(Duration.ofMillis(8), 0.25)
            .window(trials, 1 + random.nextInt(trials - 1));
    CircuitPair circuits = new CircuitPair(policy, policy.window(trials, trials), store);
    circuits.open();
    circuits.advance(policy.openFor().plusMillis(1));
    boolean down = random.nextBoolean();
    while (circuits.state() == State.HALF_OPEN) {
      circuits.advance(Duration.ofMillis(random.nextInt(20)));
      circuits.begin();
      circuits.advance(Duration.ofMillis(random.nextInt(10)));
      if (random.nextInt(50) == 0) {
        circuits.release(0);
      } else {
        circuits.end(0, random.nextInt(100) < (down ? 90 : 5));
      }
    }
    circuits.end();
    return circuits.state() == State.CLOSED;
  }

  private CircuitPair run(long seed) {
    CircuitScript script = new CircuitScript(seed);
    CircuitPair circuits = new CircuitPair(script.policy(), script.policy(), store);
    int step = 0;
    try {
      for (; step < STEPS; step++) {
        script.step(circuits);
      }
    } catch (AssertionError different) {
      throw new AssertionError(
          "Step " + step + " of seed " + seed + " with " + script.policy(), different);
    } finally {
      circuits.end();
    }
    return circuits;
  }
}
