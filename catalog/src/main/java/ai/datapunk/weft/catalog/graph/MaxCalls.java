package ai.datapunk.weft.catalog.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many calls come across an edge, attempts included, when one call of what begins goes wrong
 * wherever it can: each method on the way makes all of its attempts, and each of these makes each
 * call that stands in the method once, or of several that could be there that which leads to most.
 * What only a fallback calls is called once, after them.
 *
 * <p>In a cycle each method is taken to call the next one as often as it can, until all have been
 * called. A call that comes back to a method that it has been in counts, and goes no further.
 */
final class MaxCalls {

  private final Spots spots;
  private final List<Round> calledFirst;
  private final Map<Integer, Integer> lowest = new HashMap<>();

  MaxCalls(Spots spots, MethodGraph graph, StrongComponents<MeshMethod> components) {
    this.spots = spots;
    this.calledFirst =
        components.calledFirst().stream()
            .map(members -> new Round(new Cycle(members, graph), spots))
            .toList();
    for (Round round : calledFirst) {
      round.spots().forEach(this::findEdges);
    }
  }

  /** Finds the first place from which an edge goes: before that there is nothing to count. */
  private void findEdges(Spot spot) {
    for (Spot.Site site : spot.sites()) {
      for (Spot.Call call : site.choices()) {
        lowest.merge(call.edge(), spot.place(), Math::min);
      }
    }
  }

  /** Those across the edge of this number. */
  long of(int edge) {
    Counts counts = new Counts(edge, spots.many());
    int first = lowest.getOrDefault(edge, 0);
    calledFirst.subList(first, calledFirst.size()).forEach(round -> round.count(counts));
    return spots.starts().stream()
        .flatMap(start -> start.sites().stream())
        .flatMap(site -> site.choices().stream())
        .mapToLong(counts::of)
        .max()
        .orElse(0);
  }
}
