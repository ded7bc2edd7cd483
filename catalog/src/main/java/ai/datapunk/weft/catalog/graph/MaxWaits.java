package ai.datapunk.weft.catalog.graph;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long one call of a method waits in all between attempts, where all attempts fail, each at its
 * end: its own waits, and in each attempt those of all that it calls. In seconds.
 *
 * <p>In a cycle the methods are taken to call each other one after the other, each as often as it
 * can, in the order in which that takes longest, until a call comes back that goes no further.
 */
final class MaxWaits {

  private final MethodGraph graph;
  private final Map<MeshMethod, Double> known = new HashMap<>();

  MaxWaits(MethodGraph graph, StrongComponents<MeshMethod> components) {
    this.graph = graph;
    for (List<MeshMethod> component : components.calledFirst()) {
      Cycle cycle = new Cycle(component, graph);
      if (cycle.isRound()) {
        goRound(cycle);
      } else {
        component.forEach(method -> known.put(method, waits(method, cycle, 0)));
      }
    }
  }

  double of(MeshMethod method) {
    return known.getOrDefault(method, 0.0);
  }

  /**
   * What a method of a cycle waits.
   *
   * @param alone its own waits, with those that it calls outside
   * @param calls how often it calls on in the cycle
   */
  private record Turn(MeshMethod method, double alone, long calls) {

    /** By this, the order in which nested waits are the longest: the innermost comes last. */
    double perFurtherCall() {
      return calls == 1 ? Double.POSITIVE_INFINITY : alone / (calls - 1);
    }
  }

  private void goRound(Cycle cycle) {
    List<Turn> innermostFirst =
        cycle.members().stream()
            .map(method -> turn(method, cycle))
            .sorted(Comparator.comparingDouble(Turn::perFurtherCall).reversed())
            .toList();
    double lastCall =
        cycle.members().stream().mapToDouble(m -> m.policies().mostWaits()).max().orElse(0);
    Map<MeshMethod, Double> found = new HashMap<>();
    nested(innermostFirst, lastCall)
        .forEach((first, inside) -> found.put(first, waits(first, cycle, inside)));
    known.putAll(found);
  }

  private Turn turn(MeshMethod method, Cycle cycle) {
    long calls = Math.max(1, cycle.calls(method, MeshLink::isWaitedFor));
    return new Turn(method, waits(method, cycle, 0), calls);
  }

  /**
   * For each method all but it, one in the other, around a call that comes back and goes no
   * further: those inside of it, and around these those outside.
   */
  private static Map<MeshMethod, Double> nested(List<Turn> innermostFirst, double lastCall) {
    double[] inside = new double[innermostFirst.size()];
    double waits = lastCall;
    for (int i = 0; i < inside.length; i++) {
      inside[i] = waits;
      Turn turn = innermostFirst.get(i);
      waits = Numbers.seconds(turn.alone() + turn.calls() * waits);
    }
    Map<MeshMethod, Double> nested = new HashMap<>();
    double outside = 0;
    double times = 1;
    for (int i = inside.length - 1; i >= 0; i--) {
      Turn turn = innermostFirst.get(i);
      nested.put(turn.method(), Numbers.seconds(outside + times * inside[i]));
      outside = Numbers.seconds(outside + times * turn.alone());
      times = Math.min(times * turn.calls(), Double.MAX_VALUE);
    }
    return nested;
  }

  private double waits(MeshMethod method, Cycle cycle, double ofEachInside) {
    double ofEach = 0;
    double after = 0;
    for (MeshSite site : graph.sites(method)) {
      double longest =
          site.choices().stream()
              .filter(MeshLink::isWaitedFor)
              .mapToDouble(link -> cycle.has(link.to()) ? ofEachInside : of(link.to()))
              .max()
              .orElse(0);
      if (site.fallback()) {
        after += longest;
      } else {
        ofEach += longest;
      }
    }
    return Numbers.seconds(method.waits(ofEach, after));
  }
}
