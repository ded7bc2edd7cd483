package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.catalog.CatalogCall;
import ai.datapunk.weft.processor.calls.CallGraph.Edge;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A way from one annotated method to another.
 *
 * @param start where it begins
 * @param edges the calls on it, in their order
 */
record Chain(Node start, List<Edge> edges) {

  /** How many methods of a long way are shown at each of its ends. */
  private static final int SHOWN = 5;

  Chain {
    edges = List.copyOf(edges);
  }

  /** Of the method alone. */
  static Chain of(Node start) {
    return new Chain(start, List.of());
  }

  /** This one, behind a call of its first method. */
  Chain behind(Node caller, Edge call) {
    List<Edge> all = new ArrayList<>(List.of(call));
    all.addAll(edges);
    return new Chain(caller, all);
  }

  /** This one, and a call of its last method. */
  Chain and(Edge call) {
    List<Edge> all = new ArrayList<>(edges);
    all.add(call);
    return new Chain(start, all);
  }

  /** The methods on it. */
  List<Node> nodes() {
    List<Node> nodes = new ArrayList<>(List.of(start));
    edges.forEach(edge -> nodes.add(edge.callee()));
    return nodes;
  }

  /** The last of them. */
  Node end() {
    return edges.isEmpty() ? start : edges.get(edges.size() - 1).callee();
  }

  /** Whether it depends on which classes are there at run time. */
  boolean isPossible() {
    return edges.stream().anyMatch(edge -> edge.call().possible());
  }

  /** As messages show it: {@code A.a → B.b (A.java:12)}. */
  String text() {
    return text(index -> "");
  }

  /** The same, with a word behind the name of each method. */
  String text(IntFunction<String> remark) {
    List<Node> nodes = nodes();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      texts.add(nodes.get(i).shortName() + parentheses(remark.apply(i), i));
    }
    int more = texts.size() - 2 * SHOWN;
    if (more > 1) {
      texts.subList(SHOWN, SHOWN + more).clear();
      texts.add(SHOWN, "… " + more + " more …");
    }
    return String.join(" → ", texts);
  }

  private String parentheses(String remark, int index) {
    List<String> words = new ArrayList<>();
    if (!remark.isEmpty()) {
      words.add(remark);
    }
    if (index > 0) {
      CatalogCall call = edges.get(index - 1).call();
      words.add((call.possible() ? "perhaps at " : "at ") + call.file() + ":" + call.line());
    }
    return words.isEmpty() ? "" : " (" + String.join(", ", words) + ")";
  }
}
