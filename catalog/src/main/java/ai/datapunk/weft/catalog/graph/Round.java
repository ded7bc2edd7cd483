package ai.datapunk.weft.catalog.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the calls that methods of one cycle lead to, where what they do is drawn to come from. A
 * method alone is the shortest of all.
 */
final class Round {

  private final boolean goesRound;
  private final List<Spot> spots;
  private final Map<MeshMethod, Long> calls;
  private final List<Round> callers = new ArrayList<>();
  private int number;

  private Round(boolean goesRound, List<Spot> spots, Map<MeshMethod, Long> calls) {
    this.goesRound = goesRound;
    this.spots = spots;
    this.calls = calls;
  }

  /** Those of a cycle: calls to another application lead to no calls that come from elsewhere. */
  static List<Round> of(Cycle cycle, Spots all) {
    List<Spot> spots = cycle.members().stream().flatMap(method -> all.of(method).stream()).toList();
    boolean goesRound = cycle.isRound();
    if (!goesRound) {
      return spots.stream().map(spot -> new Round(false, List.of(spot), Map.of())).toList();
    }
    Map<MeshMethod, Long> calls = calls(cycle);
    return connected(spots).stream().map(some -> new Round(true, some, calls)).toList();
  }

  private static Map<MeshMethod, Long> calls(Cycle cycle) {
    long product = 1;
    Map<MeshMethod, Long> made = new LinkedHashMap<>();
    for (MeshMethod method : cycle.members()) {
      long most = Math.max(1, cycle.calls(method, link -> true));
      made.put(method, most);
      product = Numbers.product(product, most);
    }
    Map<MeshMethod, Long> calls = new HashMap<>();
    for (Map.Entry<MeshMethod, Long> method : made.entrySet()) {
      // What has grown to the largest number is not divided: it could be larger.
      calls.put(method.getKey(), product == Long.MAX_VALUE ? product : product / method.getValue());
    }
    return calls;
  }

  /** Those together of which one leads to the other. */
  private static Collection<List<Spot>> connected(List<Spot> spots) {
    Map<Spot, Set<Spot>> beside = new LinkedHashMap<>();
    spots.forEach(spot -> beside.put(spot, new HashSet<>()));
    for (Spot spot : spots) {
      for (Spot.Call call : spot.calls()) {
        Set<Spot> others = beside.get(call.to());
        if (others != null && others.add(spot)) {
          beside.computeIfAbsent(spot, key -> new HashSet<>()).add(call.to());
        }
      }
    }
    List<List<Spot>> groups = new ArrayList<>();
    Set<Spot> seen = new HashSet<>();
    for (Spot first : spots) {
      List<Spot> group = new ArrayList<>();
      Deque<Spot> left = new ArrayDeque<>(List.of(first));
      while (!left.isEmpty()) {
        Spot spot = left.remove();
        if (seen.add(spot)) {
          group.add(spot);
          left.addAll(beside.getOrDefault(spot, Set.of()));
        }
      }
      if (!group.isEmpty()) {
        groups.add(group);
      }
    }
    return groups;
  }

  List<Spot> spots() {
    return spots;
  }

  /** Where it is among all, behind what it calls. */
  int number() {
    return number;
  }

  void number(int among) {
    number = among;
  }

  /** Those that call it, some of them more than once. */
  List<Round> callers() {
    return callers;
  }

  void addCaller(Round caller) {
    callers.add(caller);
  }

  void count(Counts counts) {
    for (Spot spot : spots) {
      counts.put(spot, counts.made(spot));
    }
    if (goesRound) {
      addOthers(counts);
    }
  }

  /** To each what comes of all others, as often as it leads to them: those before and behind it. */
  private void addOthers(Counts counts) {
    long[] before = new long[spots.size()];
    long sum = 0;
    for (int i = 0; i < before.length; i++) {
      before[i] = sum;
      sum = Numbers.sum(sum, called(spots.get(i), counts));
    }
    long behind = 0;
    for (int i = before.length - 1; i >= 0; i--) {
      Spot spot = spots.get(i);
      long own = called(spot, counts);
      counts.add(spot, Numbers.sum(before[i], behind));
      behind = Numbers.sum(behind, own);
    }
  }

  private long called(Spot spot, Counts counts) {
    return Numbers.product(calls.getOrDefault(spot.method(), 1L), counts.known(spot));
  }
}
