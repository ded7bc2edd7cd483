package ai.datapunk.weft.processor.calls;

import ai.datapunk.weft.catalog.CatalogCall;
import ai.datapunk.weft.catalog.CatalogCalls;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.processor.read.Location;
import ai.datapunk.weft.processor.read.WeftMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Annotated methods, those of other modules included, and which of them reaches which. Where the
 * compiler does not tell, nothing is known to be reached.
 */
public final class CallGraph {

  private final Map<MethodName, Node> nodes = new LinkedHashMap<>();
  private final Map<MethodName, List<Edge>> edges = new HashMap<>();
  private final Map<MethodName, List<Edge>> fallbacks = new HashMap<>();
  private final List<Publishing> publishing = new ArrayList<>();
  private final OtherClasses others;
  private final Failures failures = new Failures(this);

  /**
   * An annotated method, whose calls are woven.
   *
   * @param entry what the catalog says of it
   * @param method null unless it is compiled now: at others, nothing is printed
   */
  public record Node(MethodName name, CatalogMethod entry, @Nullable WeftMethod method) {

    /** By name, which there is one of: the rest is long. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Node node && node.name.equals(name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }

    /** The method as messages name it: class and method, without package and parameters. */
    public String shortName() {
      String type = name.type().substring(name.type().lastIndexOf('.') + 1).replace('$', '.');
      return type + "." + name.signature().substring(0, name.signature().indexOf('('));
    }
  }

  /** That its caller reaches a method. */
  public record Edge(CatalogCall call, Node callee) {}

  /**
   * A method that returns a publisher, annotated or not, and what it reaches. One that is only
   * called to be handed to another thread is none.
   */
  public record Publishing(MethodName name, Location at, List<Edge> edges) {}

  /**
   * A graph of these methods.
   *
   * @param methods the annotated methods of this module
   * @param others what is known of other classes
   */
  public CallGraph(Collection<Node> methods, Function<String, Optional<CatalogCalls>> others) {
    methods.forEach(node -> nodes.put(node.name(), node));
    this.others = new OtherClasses(others);
  }

  /** Notes a method that returns a publisher. */
  void addPublishing(MethodName name, Location at, List<CatalogCall> calls) {
    publishing.add(new Publishing(name, at, edges(calls)));
  }

  /** Notes what the fallback of a method reaches. */
  void addFallback(MethodName method, List<CatalogCall> calls) {
    fallbacks.put(method, edges(calls));
  }

  /** The annotated methods that are compiled now. */
  public List<Node> compiled() {
    return nodes.values().stream().filter(node -> node.method() != null).toList();
  }

  /** Those of the classes that are compiled now. */
  public List<Publishing> publishing() {
    return List.copyOf(publishing);
  }

  /** What the catalog says of a method, with the calls that are known by now. */
  public CatalogMethod entryOf(String type, CatalogMethod entry) {
    Node node = nodes.get(new MethodName(type, entry.signature()));
    return node == null ? entry : node.entry();
  }

  /** What a method reaches. */
  public List<Edge> from(Node caller) {
    List<Edge> known = edges.get(caller.name());
    if (known == null) {
      known = edges(caller.entry().calls());
      edges.put(caller.name(), known);
    }
    return known;
  }

  /** Those calls whose failures reach their caller. */
  public Failures failures() {
    return failures;
  }

  /** What the fallback of a method reaches that is compiled now. */
  public List<Edge> fromFallback(Node method) {
    return fallbacks.getOrDefault(method.name(), List.of());
  }

  private List<Edge> edges(List<CatalogCall> calls) {
    List<Edge> found = new ArrayList<>();
    for (CatalogCall call : calls) {
      Node callee = node(new MethodName(call.type(), call.method()));
      if (callee != null) {
        found.add(new Edge(call, callee));
      }
    }
    return List.copyOf(found);
  }

  private @Nullable Node node(MethodName name) {
    Node known = nodes.get(name);
    if (known == null) {
      CatalogMethod entry = others.annotated(name);
      if (entry != null) {
        known = new Node(name, entry, null);
        nodes.put(name, known);
      }
    }
    return known;
  }
}
