package ai.datapunk.weft.catalog.graph;

import java.util.Comparator;
import java.util.List;

/**
 * That one node calls another.
 *
 * @param methods the class and signature of each method by which it does, sorted
 * @param policies how these methods are called
 * @param served how the methods are called that answer in the application that is called
 * @param possible whether that depends on which class is there at run time
 * @param fallback whether only the fallback of what calls gets there
 * @param otherThread whether that happens on another thread
 * @param handled whether what calls catches what the call throws
 * @param cycle whether there is a way back among the edges
 * @param maxCalls how many calls, attempts included, come this way at most when one call of what
 *     begins goes wrong wherever it can
 * @param maxWait how many seconds one call of this way waits in all between attempts, its own and
 *     those of all that it leads to
 */
public record MeshEdge(
    MeshNode from,
    MeshNode to,
    List<String> methods,
    CallPolicies policies,
    CallPolicies served,
    boolean possible,
    boolean fallback,
    boolean otherThread,
    boolean handled,
    boolean cycle,
    long maxCalls,
    double maxWait) {

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
}
