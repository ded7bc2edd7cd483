package ai.datapunk.weft.catalog.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts the calls that methods of one cycle lead to. A method alone is the shortest of all. */
final class Round {

  private final boolean goesRound;
  private final List<Spot> spots;
  private final Map<MeshMethod, Long> calls = new HashMap<>();

  Round(Cycle cycle, Spots all) {
    this.goesRound = cycle.isRound();
    this.spots = cycle.members().stream().flatMap(method -> all.of(method).stream()).toList();
    long product = 1;
    for (MeshMethod method : cycle.members()) {
      product = Numbers.product(product, made(method, cycle));
    }
    for (MeshMethod method : cycle.members()) {
      // What has grown to the largest number is not divided: it could be larger.
      calls.put(method, product == Long.MAX_VALUE ? product : product / made(method, cycle));
    }
  }

  private static long made(MeshMethod method, Cycle cycle) {
    return Math.max(1, cycle.calls(method, link -> true));
  }

  List<Spot> spots() {
    return spots;
  }

  void count(Counts counts) {
    for (Spot spot : spots) {
      counts.put(spot, counts.of(spot));
    }
    if (goesRound) {
      Map<Spot, Long> made = made(counts);
      spots.forEach(spot -> counts.add(spot, others(spot, made)));
    }
  }

  /** By one call of each, and none of it by others in here. */
  private Map<Spot, Long> made(Counts counts) {
    Map<Spot, Long> made = new HashMap<>();
    for (Spot spot : spots) {
      if (counts.known(spot) > 0) {
        made.put(spot, counts.known(spot));
      }
    }
    return made;
  }

  /** What comes of all but one, as often as that one leads to them. */
  private long others(Spot first, Map<Spot, Long> made) {
    long others = 0;
    for (Map.Entry<Spot, Long> other : made.entrySet()) {
      if (!other.getKey().equals(first)) {
        long called = calls.getOrDefault(other.getKey().method(), 1L);
        others = Numbers.sum(others, Numbers.product(called, other.getValue()));
      }
    }
    return others;
  }
}
