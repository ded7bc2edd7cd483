package ai.datapunk.weft.guard;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import java.time.Duration;
import java.util.SplittableRandom;

/**
 * A random course of calls and of time, the same for the same seed: what it says is done to a
 * {@link CircuitPair}. Services are well, ailing or down for a while each.
 */
final class CircuitScript {

  private static final double[] FAILING = {0, 0, 0.02, 0.2, 0.5, 0.9, 1};

  private final SplittableRandom random;
  private final CircuitPolicy policy;
  private double failing;
  private double slow;

  CircuitScript(long seed) {
    this.random = new SplittableRandom(seed);
    this.policy = randomPolicy();
    changeHealth();
  }

  CircuitPolicy policy() {
    return policy;
  }

  /** A policy whose trial calls are no more than its minimum: where they are, the two differ. */
  private CircuitPolicy randomPolicy() {
    int size = random.nextInt(3) == 0 ? 1 + random.nextInt(1_000) : 1 + random.nextInt(12);
    boolean ofTime = random.nextBoolean();
    int minimum = 1 + random.nextInt(Math.min(ofTime ? 30 : size, size > 12 ? 200 : 12));
    CircuitPolicy sized =
        ofTime
            ? CircuitPolicy.DEFAULT.window(Duration.ofSeconds(size), minimum)
            : CircuitPolicy.DEFAULT.window(size, minimum);
    CircuitPolicy rated =
        sized
            .failureRate((1 + random.nextInt(100)) / 100.0)
            .recovery(
                Duration.ofMillis(1 + random.nextInt(5_000)),
                1 + random.nextInt(Math.min(minimum, 5)));
    return random.nextBoolean()
        ? rated
        : rated.slowCalls(Duration.ofMillis(20), (1 + random.nextInt(100)) / 100.0);
  }

  private void changeHealth() {
    failing = FAILING[random.nextInt(FAILING.length)];
    slow = random.nextInt(3) == 0 ? random.nextDouble() : 0;
  }

  /** The next step. */
  void step(CircuitPair circuits) {
    switch (random.nextInt(16)) {
      case 0 -> changeHealth();
      case 1 -> burst(circuits);
      case 2 -> circuits.advance(Duration.ofMillis(random.nextInt(2_500)));
      case 3 -> circuits.begin();
      case 4 -> idle(circuits);
      case 5 -> byHand(circuits);
      default -> call(circuits);
    }
  }

  private void call(CircuitPair circuits) {
    if (random.nextInt(4) == 0) {
      circuits.advance(Duration.ofNanos(random.nextInt(900_000_000)));
    }
    if (circuits.inFlight() == 0 || random.nextInt(4) > 0) {
      circuits.begin();
    }
    circuits.advance(Duration.ofMillis(random.nextDouble() < slow ? 21 : random.nextInt(21)));
    end(circuits);
  }

  private void end(CircuitPair circuits) {
    if (circuits.inFlight() > 0) {
      int which = random.nextInt(circuits.inFlight());
      if (random.nextInt(25) == 0) {
        circuits.release(which);
      } else {
        circuits.end(which, random.nextDouble() < failing);
      }
    }
  }

  /** Calls that take no time. */
  private void burst(CircuitPair circuits) {
    int calls = random.nextInt(random.nextInt(8) == 0 ? 600 : 20);
    for (int call = 0; call < calls; call++) {
      circuits.begin();
      end(circuits);
    }
  }

  /** Nobody calls for longer than the window; before that, all calls end. */
  private void idle(CircuitPair circuits) {
    while (circuits.inFlight() > 0) {
      end(circuits);
    }
    if (random.nextInt(4) == 0) {
      Duration window = policy.windowTime();
      long seconds = window == null ? 30 : window.toSeconds();
      circuits.advance(Duration.ofMillis(random.nextInt(Math.toIntExact(seconds) * 2_000)));
    }
  }

  private void byHand(CircuitPair circuits) {
    switch (random.nextInt(24)) {
      case 0 -> circuits.forceOpen();
      case 1, 2 -> circuits.close();
      case 3 -> circuits.reset();
      default -> circuits.advance(Duration.ofSeconds(random.nextInt(3)));
    }
  }
}
