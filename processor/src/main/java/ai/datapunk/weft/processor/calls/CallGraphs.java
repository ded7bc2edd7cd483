package ai.datapunk.weft.processor.calls;

import ai.datapunk.weft.catalog.CatalogCall;
import ai.datapunk.weft.catalog.CatalogCalls;
import ai.datapunk.weft.processor.calls.CallGraph.Node;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Makes of the calls that were read what they come to: which methods are reached. */
public final class CallGraphs {

  private final CallTable table;
  private final Function<String, Optional<CatalogCalls>> others;
  private final Dispatch dispatch;
  private final MethodNames names;

  /**
   * Of these calls.
   *
   * @param others what is known of classes that are not compiled now
   */
  public CallGraphs(
      CallTable table,
      Elements elements,
      Types types,
      Function<String, Optional<CatalogCalls>> others) {
    this.table = table;
    this.others = others;
    this.names = new MethodNames(elements, types);
    this.dispatch = new Dispatch(elements, names, table.types());
  }

  /** What was found out. */
  public record Found(
      CallGraph graph, Map<String, SortedMap<String, List<CatalogCall>>> unannotated) {}

  /** What the annotated methods of this module reach. */
  public Found of(Collection<Node> methods) {
    Map<MethodName, Node> annotated = new HashMap<>();
    methods.forEach(node -> annotated.put(node.name(), node));
    Reach reach = new Reach(table, dispatch, annotated::containsKey, others);
    List<Node> calling = new ArrayList<>();
    for (Node node : methods) {
      WeftMethod method = node.method();
      calling.add(
          method == null
              ? node
              : new Node(
                  node.name(), node.entry().calling(calls(node.name(), method, reach)), method));
    }
    CallGraph graph = new CallGraph(calling, others);
    table.publishing().forEach((name, at) -> graph.addPublishing(name, at, reach.of(name)));
    return new Found(graph, unannotated(annotated.keySet(), reach));
  }

  /** What the method's own code reaches, and what only its fallback does. */
  private List<CatalogCall> calls(MethodName name, WeftMethod method, Reach reach) {
    List<CatalogCall> calls = new ArrayList<>(reach.of(name));
    method.fallbacks().stream()
        .limit(1)
        .flatMap(fallback -> fallback.chosenFor(method).stream())
        .flatMap(
            chosen ->
                reach
                    .of(
                        new MethodName(name.type(), chosen.signature()),
                        table.declaration(name, method.line()))
                    .stream())
        .filter(call -> calls.stream().noneMatch(own -> own.callee().equals(call.callee())))
        .map(CatalogCall::ofFallback)
        .toList()
        .forEach(calls::add);
    return calls;
  }

  /** By class and signature, what the methods reach that have no annotation. */
  private Map<String, SortedMap<String, List<CatalogCall>>> unannotated(
      Set<MethodName> annotated, Reach reach) {
    Map<String, SortedMap<String, List<CatalogCall>>> found = new TreeMap<>();
    table
        .methods()
        .forEach(
            (name, method) -> {
              if (!annotated.contains(name) && !method.getModifiers().contains(Modifier.PRIVATE)) {
                List<CatalogCall> calls = reach.of(name, method);
                if (!calls.isEmpty()) {
                  found
                      .computeIfAbsent(name.type(), type -> new TreeMap<>())
                      .put(name.signature(), calls);
                }
              }
            });
    return found;
  }
}
