package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** What methods are to reach, as rules. Immutable. */
public final class Objectives {

  /** The series of what is left of each budget. */
  public static final String REMAINING = Recorded.REMAINING;

  /** The names of the series of how fast budgets are spent, as a regular expression. */
  public static final String BURN_RATES = Recorded.BURN_RATE + ".+";

  private final List<MeasuredObjective> objectives;

  private Objectives(List<MeasuredObjective> objectives) {
    this.objectives = objectives;
  }

  /** Those of the methods of these catalogs. */
  public static Objectives of(Collection<Catalog> catalogs) {
    return new Objectives(ObjectiveReader.of(catalogs));
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return objectives.isEmpty();
  }

  /**
   * How fast the budgets of each window are spent: first what alerts see soonest, and then latest.
   */
  public List<Burn> burns() {
    TreeSet<Duration> windows = new TreeSet<>();
    objectives.forEach(objective -> windows.add(objective.window()));
    List<Burn> burns = new ArrayList<>();
    for (Duration window : windows) {
      String name = BurnCondition.text(window);
      burns.add(Burn.of(name, BurnCondition.fast(window).get(0), BurnAlert.FAST));
      burns.add(Burn.of(name, BurnCondition.slow(window).get(1), BurnAlert.SLOW));
    }
    return burns;
  }

  /** What they are, for who shows them. */
  public List<StatedObjective> stated() {
    return objectives.stream().map(StatedObjective::of).toList();
  }

  /** The series that the alerts are made of. */
  public List<Recording> recordings() {
    return ObjectiveRecordings.of(objectives);
  }

  /** The alerts; none without objectives. */
  public List<Alert> alerts(String team) {
    List<Alert> alerts = new ArrayList<>();
    if (!objectives.isEmpty()) {
      TreeSet<Duration> windows = new TreeSet<>();
      objectives.forEach(objective -> windows.add(objective.window()));
      BurnAlert.fast(objectives, windows, team).ifPresent(alerts::add);
      BurnAlert.slow(objectives, windows, team).ifPresent(alerts::add);
      alerts.add(BudgetSpent.of(objectives, windows, team));
      alerts.add(NotMeasured.of(objectives, team));
    }
    return alerts;
  }
}
