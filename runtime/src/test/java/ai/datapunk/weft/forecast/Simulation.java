package ai.datapunk.weft.forecast;

import ai.datapunk.weft.forecast.SimulatedCircuit.Window;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A simulated circuit with forecasts of it by several candidates: calls come at random with the
 * course's mean, each fails with the course's share, and time is counted in seconds. The same seed
 * gives the same calls, on any machine.
 */
final class Simulation {

  static final int DAY_SECONDS = 86_400;

  /** Calls of which so many are expected are drawn at once. */
  private static final double CHUNK = 20;

  private final SplittableRandom random;
  private final Window window;
  private final Course traffic;
  private final Course share;
  private final List<Lane> lanes;
  private SimulatedCircuit circuit;

  Simulation(long seed, Window window, Course traffic, Course share, List<Candidate> candidates) {
    this.random = new SplittableRandom(seed);
    this.window = window;
    this.traffic = traffic;
    this.share = share;
    int firstScrape = random.nextInt(ScrapedAlert.SCRAPE_SECONDS);
    this.lanes =
        candidates.stream().map(candidate -> new Lane(candidate, window, firstScrape)).toList();
    this.circuit = new SimulatedCircuit(window);
  }

  List<Lane> lanes() {
    return lanes;
  }

  /** Lets a second go by; the time when the circuit opened, or NaN. A new one takes its place. */
  double second(int second) {
    double opened = calls(second);
    if (!Double.isNaN(opened)) {
      circuit = new SimulatedCircuit(window);
      lanes.forEach(Lane::circuitOpened);
    }
    return opened;
  }

  private double calls(int second) {
    if (circuit.tick()) {
      return second;
    }
    for (Lane lane : lanes) {
      lane.look(second, circuit);
    }
    int calls = poisson(traffic.at(second));
    double failing = share.at(second);
    int failures = 0;
    for (int call = 1; call <= calls; call++) {
      boolean isFailure = random.nextDouble() < failing;
      failures += isFailure ? 1 : 0;
      if (circuit.call(isFailure)) {
        return second + (double) call / calls;
      }
    }
    for (Lane lane : lanes) {
      lane.secondIsOver(second, calls, failures);
    }
    return Double.NaN;
  }

  /** A number of calls that come independently, by Knuth's method. */
  private int poisson(double mean) {
    int calls = 0;
    for (double left = mean; left > 0; left -= CHUNK) {
      double limit = StrictMath.exp(-Math.min(left, CHUNK));
      double product = random.nextDouble();
      while (product > limit) {
        calls++;
        product *= random.nextDouble();
      }
    }
    return calls;
  }
}
