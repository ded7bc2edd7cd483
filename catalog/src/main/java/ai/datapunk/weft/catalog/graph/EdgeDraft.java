package ai.datapunk.weft.catalog.graph;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** An edge while it is found out what it stands for. */
final class EdgeDraft {

  private final MeshNode from;
  private final MeshNode to;
  private final SortedSet<String> methods = new TreeSet<>();
  private CallPolicies policies;
  private CallPolicies served = CallPolicies.NONE;
  private MeshLink.Manner manner;
  private double maxWait;
  private boolean comesBack;

  /** One that stands for no call yet but for such. */
  EdgeDraft(MeshNode from, MeshNode to, CallPolicies policies, MeshLink.Manner manner) {
    this.from = from;
    this.to = to;
    this.policies = policies;
    this.manner = manner;
  }

  MeshNode from() {
    return from;
  }

  MeshNode to() {
    return to;
  }

  /** Lets it stand for a call of a method too. */
  void add(MeshMethod called, MeshLink.Manner calledIn, double wait) {
    methods.add(called.name());
    policies = policies.largest(called.policies());
    manner = manner.or(calledIn);
    maxWait = Math.max(maxWait, wait);
  }

  /** Says whether what is called leads to its caller. */
  void comesBack(boolean again) {
    comesBack |= again;
  }

  /** Whether that is so of one of its calls. */
  boolean comesBack() {
    return comesBack;
  }

  /** Says that this method answers such a call. */
  void servedBy(MeshMethod method) {
    served = served.largest(method.policies());
  }

  MeshEdge edge(boolean cycle, long maxCalls) {
    return new MeshEdge(
        from,
        to,
        List.copyOf(methods),
        policies,
        served,
        manner.possible(),
        manner.fallback(),
        manner.otherThread(),
        manner.handled(),
        cycle,
        maxCalls,
        maxWait);
  }
}
