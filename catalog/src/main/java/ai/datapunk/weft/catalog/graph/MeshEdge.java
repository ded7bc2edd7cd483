package ai.datapunk.weft.catalog.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * That one node calls another.
 *
 * @param methods the class and signature of each method by which it does, sorted
 * @param policies how these methods are called
 * @param possible whether that depends on which class is there at run time
 * @param fallback whether only the fallback of what calls gets there
 * @param circle whether calls can come back to where they began this way
 * @param calls how many calls, attempts included, one call of what begins the worst path to here
 *     can become; a circle counts as one round of it
 * @param waits how many seconds such a call can wait in all between attempts, on the path on which
 *     that is the longest
 */
public record MeshEdge(
    MeshNode from,
    MeshNode to,
    List<String> methods,
    CallPolicies policies,
    boolean possible,
    boolean fallback,
    boolean circle,
    long calls,
    double waits) {

  /** Among edges that go from one node to another, those of a fallback come last. */
  static final Comparator<MeshEdge> ORDER =
      Comparator.comparing(MeshEdge::from)
          .thenComparing(MeshEdge::to)
          .thenComparing(MeshEdge::fallback)
          .thenComparing(edge -> String.join("\n", edge.methods()));

  /** Makes the list unmodifiable. */
  public MeshEdge {
    methods = List.copyOf(methods);
  }

  /** Whether each call comes this way; else it may, which is drawn as a dashed line. */
  public boolean isCertain() {
    return !possible && !fallback;
  }

  MeshEdge between(MeshNode otherFrom, MeshNode otherTo) {
    return new MeshEdge(
        otherFrom, otherTo, methods, policies, possible, fallback, circle, calls, waits);
  }

  /** Both in one, with the larger numbers. */
  MeshEdge and(MeshEdge other) {
    TreeSet<String> all = new TreeSet<>(methods);
    all.addAll(other.methods);
    return new MeshEdge(
        from,
        to,
        new ArrayList<>(all),
        policies.largest(other.policies),
        possible && other.possible,
        fallback && other.fallback,
        circle || other.circle,
        Math.max(calls, other.calls),
        Math.max(waits, other.waits));
  }
}
