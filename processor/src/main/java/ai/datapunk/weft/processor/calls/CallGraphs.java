package ai.datapunk.weft.processor.calls;

import static java.util.stream.Collectors.toSet;

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

/** Makes of the calls that were read what they come to: which methods are reached. */
public final class CallGraphs {

  /** What reaches more than this many is a hub, which says nothing of whoever calls it. */
  private static final int MOST_REACHED = 100;

  private final CallTable table;
  private final Function<String, Optional<CatalogCalls>> others;
  private final Dispatch dispatch;

  /**
   * Of these calls.
   *
   * @param others what is known of classes that are not compiled now
   */
  public CallGraphs(
      CallTable table,
      Elements elements,
      MethodNames names,
      Function<String, Optional<CatalogCalls>> others) {
    this.table = table;
    // Of what is compiled now, what was known before is old.
    this.others = type -> table.has(type) ? Optional.empty() : others.apply(type);
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
    Map<MethodName, List<CatalogCall>> fallbacks = new HashMap<>();
    List<Node> calling = new ArrayList<>();
    for (Node node : methods) {
      WeftMethod method = node.method();
      if (method == null) {
        List<CatalogCall> calls =
            node.entry().calls().stream().filter(call -> !isGone(call, annotated)).toList();
        calling.add(new Node(node.name(), node.entry().calling(calls), method));
      } else {
        List<CatalogCall> ofFallback = ofFallback(node.name(), method, reach);
        fallbacks.put(node.name(), ofFallback);
        List<CatalogCall> calls = joined(reach.of(node.name()), ofFallback);
        calling.add(new Node(node.name(), node.entry().calling(calls), method));
      }
    }
    CallGraph graph = new CallGraph(calling, others);
    fallbacks.forEach(graph::addFallback);
    Set<MethodName> handedOver = reach.onlyOnOtherThreads();
    table
        .publishing()
        .forEach(
            (name, at) -> {
              if (!handedOver.contains(name)) {
                graph.addPublishing(name, at, reach.of(name));
              }
            });
    return new Found(graph, unannotated(annotated.keySet(), reach));
  }

  /** Whether a call that an earlier compilation found leads to what has lost its annotation. */
  private boolean isGone(CatalogCall call, Map<MethodName, Node> annotated) {
    return table.has(call.type())
        && !annotated.containsKey(new MethodName(call.type(), call.method()));
  }

  private List<CatalogCall> ofFallback(MethodName name, WeftMethod method, Reach reach) {
    return method.fallbacks().stream()
        .limit(1)
        .flatMap(fallback -> fallback.chosenFor(method).stream())
        .map(chosen -> new MethodName(name.type(), chosen.signature()))
        .flatMap(chosen -> reach.of(chosen, table.declaration(name, method.line())).stream())
        .map(CatalogCall::ofFallback)
        .toList();
  }

  /** What the method's own code reaches, and what only its fallback does. */
  private static List<CatalogCall> joined(List<CatalogCall> own, List<CatalogCall> ofFallback) {
    Set<String> reached = own.stream().map(CatalogCall::callee).collect(toSet());
    List<CatalogCall> calls = new ArrayList<>(own);
    ofFallback.stream().filter(call -> !reached.contains(call.callee())).forEach(calls::add);
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
                if (!calls.isEmpty() && calls.size() <= MOST_REACHED) {
                  found
                      .computeIfAbsent(name.type(), type -> new TreeMap<>())
                      .put(name.signature(), calls);
                }
              }
            });
    return found;
  }
}
