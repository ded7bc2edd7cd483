package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogChange.Effect;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.PlainNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Compares what calls are to reach in two catalogs, by the series that measure it. An objective
 * that is gone breaks: the rules made from it are gone with it.
 */
final class ObjectiveDiff {

  private static final double NANOS = 1e9;

  private ObjectiveDiff() {}

  static List<CatalogChange> between(Catalog older, Catalog newer) {
    Map<String, String> before = objectives(older);
    Map<String, String> after = objectives(newer);
    List<CatalogChange> changes = new ArrayList<>();
    before.forEach(
        (series, objective) -> {
          String now = after.get(series);
          if (now == null) {
            changes.add(change(Effect.BREAKS, series, " of " + objective + " is gone"));
          } else if (!now.equals(objective)) {
            changes.add(change(Effect.CHANGES, series, " was " + objective + " and is " + now));
          }
        });
    after.forEach(
        (series, objective) -> {
          if (!before.containsKey(series)) {
            changes.add(change(Effect.ADDS, series, " of " + objective + " is new"));
          }
        });
    return changes;
  }

  private static CatalogChange change(Effect effect, String series, String what) {
    return new CatalogChange(effect, series, "the objective" + what);
  }

  private static Map<String, String> objectives(Catalog catalog) {
    Map<String, String> objectives = new TreeMap<>();
    for (CatalogMethod method : catalog.methods()) {
      CatalogObjective objective = method.objective();
      if (objective != null) {
        String window = " over " + duration(objective.window());
        put(objectives, method.outcomes(), objective.availability(), window);
        if (objective.latency() != null) {
          put(
              objectives,
              method.durations(),
              objective.latencyTarget(),
              " within " + duration(objective.latency()) + window);
        }
      }
    }
    return objectives;
  }

  private static void put(
      Map<String, String> objectives,
      @Nullable String series,
      @Nullable Double share,
      String rest) {
    if (series != null && share != null) {
      objectives.put(series, PlainNumber.withFraction(share) + rest);
    }
  }

  private static String duration(double seconds) {
    return DurationText.formatDays(Duration.ofNanos(Math.round(seconds * NANOS)));
  }
}
