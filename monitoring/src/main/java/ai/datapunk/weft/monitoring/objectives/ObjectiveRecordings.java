package ai.datapunk.weft.monitoring.objectives;

import ai.datapunk.weft.contract.PlainNumber;
import ai.datapunk.weft.monitoring.rules.Recording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The series that alerts of objectives are made of. */
final class ObjectiveRecordings {

  private static final String RANGE = "5m";

  private ObjectiveRecordings() {}

  static List<Recording> of(Collection<MeasuredObjective> objectives) {
    List<Recording> all = new ArrayList<>();
    objectives.forEach(objective -> parts(objective, all));
    SortedMap<Duration, Integer> windows = new TreeMap<>();
    objectives.forEach(
        objective ->
            windows.merge(objective.window(), objective.applications().size(), Math::addExact));
    windows.forEach(
        (window, series) -> all.addAll(new WindowRecordings(window, series).recordings()));
    return all;
  }

  private static void parts(MeasuredObjective objective, List<Recording> all) {
    all.add(
        new Recording(
            Recorded.ALLOWED,
            "Which share of calls may be bad: the %s of %s is to be %s.%s"
                .formatted(
                    objective.kind(), objective.whose(), objective.target(), less(objective)),
            Recorded.compared("vector(" + PlainNumber.of(objective.allowed()) + ")", Duration.ZERO),
            objective.labels(),
            1));
    all.add(
        new Recording(
            Recorded.CALLS,
            "Calls per second.",
            objective.calls().all(RANGE),
            objective.identity(),
            objective.applications().size()));
    all.add(
        new Recording(
            Recorded.BAD,
            "Those that are bad.",
            objective.calls().bad(RANGE),
            objective.identity(),
            objective.applications().size()));
  }

  private static String less(MeasuredObjective objective) {
    return objective.wishes().size() == 1
        ? ""
        : " Methods want different things of it, of which this is the most: "
            + String.join(", ", objective.wishes())
            + ".";
  }
}
