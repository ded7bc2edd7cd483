package ai.datapunk.weft.catalog.graph;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many calls come across an edge, attempts included, when one call of what begins goes wrong
 * wherever it can: each method on the way makes all of its attempts, and each of these makes each
 * call that stands in the method once, or of several that could be there that which leads to most.
 * What only a fallback calls is called once, after them.
 *
 * <p>In a cycle each method is taken to call the next one as often as it can, until all have been
 * called. A call that comes back to a method that it has been in counts, and goes no further.
 *
 * <p>Counts upwards from what makes the calls of an edge, through what leads to that alone: most of
 * a mesh has nothing to do with most of its edges.
 */
final class MaxCalls {

  private final List<Round> calledFirst = new ArrayList<>();
  private final Map<Integer, List<Round>> makers = new HashMap<>();
  private final Map<Spot, List<Spot.Call>> begun = new HashMap<>();
  private final Map<Integer, List<Spot.Call>> begunAcross = new HashMap<>();
  private final Counts counts;

  MaxCalls(Spots spots, MethodGraph graph, StrongComponents<MeshMethod> components) {
    this.counts = new Counts(spots.many());
    Map<Spot, Round> rounds = new HashMap<>();
    for (List<MeshMethod> members : components.calledFirst()) {
      for (Round round : Round.of(new Cycle(members, graph), spots)) {
        round.number(calledFirst.size());
        calledFirst.add(round);
        round.spots().forEach(spot -> rounds.put(spot, round));
      }
    }
    spots.starts().forEach(start -> start.calls().forEach(this::addBegun));
    // All that begins is looked at by itself: in an application it may be very much.
    spots.starts().forEach(rounds::remove);
    Set.copyOf(rounds.values()).forEach(round -> addCaller(round, rounds));
  }

  private void addBegun(Spot.Call call) {
    begun.computeIfAbsent(call.to(), spot -> new ArrayList<>()).add(call);
    begunAcross.computeIfAbsent(call.edge(), edge -> new ArrayList<>()).add(call);
  }

  private void addCaller(Round caller, Map<Spot, Round> rounds) {
    for (Spot spot : caller.spots()) {
      for (Spot.Call call : spot.calls()) {
        makers.computeIfAbsent(call.edge(), edge -> new ArrayList<>()).add(caller);
        Round called = rounds.get(call.to());
        if (called != null && !called.equals(caller)) {
          called.addCaller(caller);
        }
      }
    }
  }

  /** Those across the edge of this number. */
  long of(int edge) {
    counts.begin(edge);
    BitSet left = new BitSet(calledFirst.size());
    makers.getOrDefault(edge, List.of()).forEach(round -> left.set(round.number()));
    long most = 0;
    // What calls has a larger number than what it calls.
    for (int next = left.nextSetBit(0); next >= 0; next = left.nextSetBit(next + 1)) {
      Round round = calledFirst.get(next);
      round.count(counts);
      for (Spot spot : round.spots()) {
        most = most(begun.getOrDefault(spot, List.of()), most);
      }
      for (Round caller : round.callers()) {
        left.set(caller.number());
      }
    }
    return most(begunAcross.getOrDefault(edge, List.of()), most);
  }

  private long most(List<Spot.Call> calls, long before) {
    long most = before;
    for (Spot.Call call : calls) {
      most = Math.max(most, counts.through(call));
    }
    return most;
  }
}
