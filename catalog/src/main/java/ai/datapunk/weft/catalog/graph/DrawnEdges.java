package ai.datapunk.weft.catalog.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is drawn, by the calls that are drawn as one. */
final class DrawnEdges {

  /** In place of an edge's number, for a call that is not drawn. */
  static final int NONE = -1;

  /**
   * What differs in this is not one edge.
   *
   * @param policies null where those of all calls are drawn together
   */
  private record Kind(
      MeshNode from, MeshNode to, @Nullable CallPolicies policies, boolean fallback) {}

  private final MeshMethods methods;
  private final StrongComponents<MeshMethod> components;
  private final MaxWaits waits;
  private final GraphLevel level;
  private final Map<Kind, Integer> numbers = new HashMap<>();
  private final List<EdgeDraft> drafts = new ArrayList<>();
  private final SortedSet<MeshNode> nodes = new TreeSet<>();

  DrawnEdges(
      MeshMethods methods,
      StrongComponents<MeshMethod> components,
      MaxWaits waits,
      GraphLevel level) {
    this.methods = methods;
    this.components = components;
    this.waits = waits;
    this.level = level;
  }

  /**
   * Adds a call to what is drawn.
   *
   * @return the number of the edge that it is part of, or {@link #NONE}
   */
  int add(Origin origin, MeshLink link) {
    if (link.joins()) {
      return NONE;
    }
    MeshNode from = drawn(origin.node());
    MeshNode to = drawn(link.to().node());
    nodes.add(from);
    nodes.add(to);
    // That its own operations begin in an application goes without saying.
    boolean ownStart = from.equals(origin.node()) && from.equals(to);
    if (level == GraphLevel.SERVICES && ownStart) {
      return NONE;
    }
    int number = add(from, to, link.to(), origin.behind(link).manner());
    drafts.get(number).comesBack(components.together(link.from(), link.to()));
    return number;
  }

  private int add(MeshNode from, MeshNode to, MeshMethod called, MeshLink.Manner manner) {
    boolean apart = level == GraphLevel.OPERATIONS;
    Kind kind = new Kind(from, to, apart ? called.policies() : null, apart && manner.fallback());
    int number =
        numbers.computeIfAbsent(
            kind,
            key -> {
              drafts.add(new EdgeDraft(from, to, called.policies(), manner));
              return drafts.size() - 1;
            });
    EdgeDraft draft = drafts.get(number);
    draft.add(called, manner, waits.of(called));
    methods.served(called).forEach(draft::servedBy);
    return number;
  }

  private MeshNode drawn(MeshNode node) {
    if (level == GraphLevel.SERVICES && node.kind() == MeshNode.Kind.OPERATION) {
      return methods.applications().contains(node.service())
          ? MeshNode.application(node.service())
          : MeshNode.service(node.service());
    }
    return methods.lacks(node) ? MeshNode.unknownOperation(node.service(), node.name()) : node;
  }

  /** All that calls or is called. */
  SortedSet<MeshNode> nodes() {
    return nodes;
  }

  /** The edges, with what they come to. */
  List<MeshEdge> edges(MaxCalls calls) {
    Map<MeshNode, List<MeshNode>> next = new HashMap<>();
    for (EdgeDraft draft : drafts) {
      next.computeIfAbsent(draft.from(), node -> new ArrayList<>()).add(draft.to());
    }
    StrongComponents<MeshNode> ways =
        new StrongComponents<>(nodes, node -> next.getOrDefault(node, List.of()));
    List<MeshEdge> edges = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      EdgeDraft draft = drafts.get(i);
      edges.add(draft.edge(isCycle(draft, ways), calls.of(i)));
    }
    return edges;
  }

  /** That one operation of a service calls another of it is no way back yet. */
  private static boolean isCycle(EdgeDraft draft, StrongComponents<MeshNode> ways) {
    return draft.from().equals(draft.to())
        ? draft.comesBack()
        : ways.together(draft.from(), draft.to());
  }
}
