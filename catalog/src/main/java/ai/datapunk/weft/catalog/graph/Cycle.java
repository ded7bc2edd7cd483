package ai.datapunk.weft.catalog.graph;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Methods that lead to each other. A call is followed through them until it comes to a method that
 * it has been in: that is called once more, and goes no further.
 */
final class Cycle {

  private final MethodGraph graph;
  private final Set<MeshMethod> members;

  Cycle(Collection<MeshMethod> members, MethodGraph graph) {
    this.graph = graph;
    // In their order, for sums to come out the same each time.
    this.members = new LinkedHashSet<>(members);
  }

  Set<MeshMethod> members() {
    return members;
  }

  boolean has(MeshMethod method) {
    return members.contains(method);
  }

  /** Whether there is one: a method alone that does not call itself leads nowhere back. */
  boolean isRound() {
    return members.stream().anyMatch(method -> calls(method, link -> true) > 0);
  }

  /** How often, in all of its attempts, one call of a method leads on to such that count here. */
  long calls(MeshMethod method, Predicate<MeshLink> counted) {
    long ofEach = 0;
    long after = 0;
    for (MeshSite site : graph.sites(method)) {
      if (site.choices().stream().anyMatch(link -> has(link.to()) && counted.test(link))) {
        if (site.fallback()) {
          after++;
        } else {
          ofEach++;
        }
      }
    }
    return Numbers.sum(after, Numbers.product(method.attempts(), ofEach));
  }
}
