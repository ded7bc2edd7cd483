package ai.datapunk.weft.forecast;

import ai.datapunk.weft.forecast.SimulatedCircuit.Window;
import java.util.ArrayList;
import java.util.List;

/** A candidate's forecasts of one simulated circuit, and what comes of them. */
final class Lane {

  /** When events came, and alerts. */
  final List<Integer> events = new ArrayList<>();

  final List<Integer> alerts = new ArrayList<>();

  private final Candidate.Estimator estimator;
  private final ExpectedOpening event = new ExpectedOpening();
  private final ScrapedAlert alert;
  private double gauge = Double.NaN;

  Lane(Candidate candidate, Window window, int firstScrape) {
    estimator = candidate.estimator().apply(window);
    alert = new ScrapedAlert(firstScrape);
  }

  /** The gauge as of the last look; NaN where it is absent. */
  double gauge() {
    return gauge;
  }

  void look(int second, SimulatedCircuit circuit) {
    gauge = estimator.secondsToOpen(circuit.calls(), circuit.failures());
    if (event.rises(second, gauge)) {
      events.add(second);
    }
    if (alert.fires(second, gauge)) {
      alerts.add(second);
    }
  }

  void secondIsOver(int second, int calls, int failures) {
    estimator.secondIsOver(second, calls, failures);
  }

  void circuitOpened() {
    estimator.reset();
    event.reset();
    gauge = Double.NaN;
  }
}
