package ai.datapunk.weft.monitoring.consistency;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.objectives.Objectives;
import ai.datapunk.weft.monitoring.objectives.StatedObjective;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What catalogs want of the calls of the same operations, which share what is recorded. */
final class WantedShares {

  /** Who wants what of whose calls. */
  private final SortedMap<String, SortedMap<String, SortedSet<String>>> wanted = new TreeMap<>();

  private WantedShares() {}

  /** Where they want different things, in sentences. */
  static List<String> differences(Collection<Catalog> catalogs) {
    WantedShares all = new WantedShares();
    for (Catalog catalog : catalogs) {
      for (StatedObjective objective : Objectives.of(List.of(catalog)).stated()) {
        all.add(Disagreements.called(catalog.application()), objective);
      }
    }
    return all.wanted.entrySet().stream()
        .filter(objective -> objective.getValue().size() > 1)
        .map(objective -> sentence(objective.getKey(), objective.getValue()))
        .toList();
  }

  private void add(String application, StatedObjective objective) {
    SortedMap<String, SortedSet<String>> wishes =
        wanted.computeIfAbsent(whose(objective), name -> new TreeMap<>());
    for (String wish : objective.wishes()) {
      wishes.computeIfAbsent(wish, name -> new TreeSet<>()).add(application);
    }
  }

  private static String whose(StatedObjective objective) {
    String service = objective.service();
    return "The "
        + objective.kind()
        + " of "
        + objective.operation()
        + (service.isEmpty() ? "" : " of " + service);
  }

  private static String sentence(String whose, SortedMap<String, SortedSet<String>> wishes) {
    String all =
        wishes.entrySet().stream()
            .map(wish -> wish.getKey() + " in " + String.join(" and ", wish.getValue()))
            .collect(joining(", and "));
    return whose
        + " is to be "
        + all
        + ". Fix: let it be the same. Until then the higher share counts, of equal ones the longer"
        + " window, and then the shorter time.";
  }
}
