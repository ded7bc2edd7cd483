package ai.datapunk.weft.forecast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** The figures of one candidate in some scenarios. */
final class Figures {

  /** An outage that opens the circuit so soon is not to be foreseen: nothing was seen to fail. */
  static final double UNFORESEEABLE_SECONDS = 2;

  /** An event is false if the circuit does not open within this time: as long as it stands. */
  static final int STANDS_SECONDS = ExpectedOpening.QUIET_SECONDS;

  /** How long simulated services have been well before an outage, at least. */
  private static final int WELL_SECONDS = 90;

  private static final int LONGEST_OUTAGE_SECONDS = 1500;

  /** The lead times of one way to be warned, and the outages that came without. */
  static final class Warnings {
    final List<Double> leads = new ArrayList<>();
    int missed;

    private void outage(List<Integer> warnings, int onset, double opened) {
      int before = leads.size();
      for (int at : warnings) {
        if (at >= onset && at < opened && leads.size() == before) {
          leads.add(opened - at);
        }
      }
      missed += leads.size() == before ? 1 : 0;
    }

    private void add(Warnings other) {
      leads.addAll(other.leads);
      missed += other.missed;
    }

    double lead(double quantile) {
      return quantile(leads, quantile);
    }

    double missedShare() {
      int all = missed + leads.size();
      return all == 0 ? 0 : (double) missed / all;
    }
  }

  final Warnings events = new Warnings();
  final Warnings alerts = new Warnings();
  final List<Double> gaugeErrors = new ArrayList<>();
  final List<Double> opened = new ArrayList<>();

  /** The times at which the gauge has the circuit open in the outage that is being played. */
  private final List<Double> shown = new ArrayList<>();

  int unforeseeable;
  int runs;
  double days;
  int openings;
  int falseEvents;
  int falseAlerts;

  /** Both together. */
  Figures add(Figures other) {
    events.add(other.events);
    alerts.add(other.alerts);
    gaugeErrors.addAll(other.gaugeErrors);
    opened.addAll(other.opened);
    unforeseeable += other.unforeseeable;
    runs += other.runs;
    days += other.days;
    openings += other.openings;
    falseEvents += other.falseEvents;
    falseAlerts += other.falseAlerts;
    return this;
  }

  /** How far the gauge is off, where it is there, in seconds. */
  double gaugeError(double quantile) {
    return quantile(gaugeErrors, quantile);
  }

  double falseEventsPerDay() {
    return falseEvents / days;
  }

  double falseAlertsPerDay() {
    return falseAlerts / days;
  }

  static double quantile(List<Double> values, double quantile) {
    if (values.isEmpty()) {
      return Double.NaN;
    }
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(quantile * sorted.size())));
  }

  /** Plays an outage many times, for all candidates at once. */
  static List<Figures> of(Scenario.Outage outage, List<Candidate> candidates, int runs) {
    List<Figures> figures = candidates.stream().map(candidate -> new Figures()).toList();
    for (int run = 0; run < runs; run++) {
      SplittableRandom random = new SplittableRandom(run);
      int onset = WELL_SECONDS + random.nextInt(120);
      Simulation simulation =
          new Simulation(
              random.nextLong(),
              outage.window(),
              outage.traffic(),
              outage.share().apply(onset),
              candidates);
      play(simulation, onset, figures);
    }
    return figures;
  }

  private static void play(Simulation simulation, int onset, List<Figures> figures) {
    List<Lane> lanes = simulation.lanes();
    figures.forEach(each -> each.shown.clear());
    double opened = Double.NaN;
    for (int second = 0; Double.isNaN(opened); second++) {
      if (second > onset + LONGEST_OUTAGE_SECONDS) {
        throw new AssertionError("the circuit has not opened");
      }
      opened = simulation.second(second);
      for (int i = 0; i < lanes.size() && second >= onset; i++) {
        if (!Double.isNaN(lanes.get(i).gauge())) {
          figures.get(i).shown.add(second + lanes.get(i).gauge());
        }
      }
    }
    for (int i = 0; i < lanes.size(); i++) {
      figures.get(i).outage(lanes.get(i), onset, opened);
    }
  }

  private void outage(Lane lane, int onset, double openedAt) {
    runs++;
    opened.add(openedAt - onset);
    if (openedAt - onset <= UNFORESEEABLE_SECONDS) {
      unforeseeable++;
      return;
    }
    events.outage(lane.events, onset, openedAt);
    alerts.outage(lane.alerts, onset, openedAt);
    shown.forEach(forecast -> gaugeErrors.add(Math.abs(forecast - openedAt)));
  }

  /** Plays the days so many times, for all candidates at once. */
  static List<Figures> of(Scenario.Day day, List<Candidate> candidates, int times) {
    double days = day.days() * times;
    Simulation simulation =
        new Simulation(day.name().hashCode(), day.window(), day.traffic(), day.share(), candidates);
    List<Double> openings = new ArrayList<>();
    for (int second = 0; second < days * Simulation.DAY_SECONDS; second++) {
      double openedAt = simulation.second(second);
      if (!Double.isNaN(openedAt)) {
        openings.add(openedAt);
      }
    }
    return simulation.lanes().stream().map(lane -> day(lane, days, openings)).toList();
  }

  private static Figures day(Lane lane, double days, List<Double> openings) {
    Figures figures = new Figures();
    figures.days = days;
    figures.openings = openings.size();
    figures.falseEvents = falseOnes(lane.events, openings);
    figures.falseAlerts = falseOnes(lane.alerts, openings);
    return figures;
  }

  private static int falseOnes(List<Integer> warnings, List<Double> openings) {
    return (int)
        warnings.stream()
            .filter(at -> openings.stream().noneMatch(o -> o >= at && o <= at + STANDS_SECONDS))
            .count();
  }
}
