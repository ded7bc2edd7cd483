package ai.datapunk.weft.monitoring.dependencies;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.graph.MeshEdge;
import ai.datapunk.weft.catalog.graph.MeshNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What Prometheus may have of an edge of a graph. */
public final class EdgeDependencies {

  private final Map<String, Set<String>> applicationsOfMethods = new HashMap<>();

  /** Of graphs of these catalogs. */
  public EdgeDependencies(Collection<Catalog> catalogs) {
    catalogs.forEach(this::addMethods);
  }

  private void addMethods(Catalog catalog) {
    for (CatalogClass type : catalog.classes()) {
      for (CatalogMethod method : type.methods()) {
        applicationsOfMethods
            .computeIfAbsent(type.name() + "." + method.signature(), name -> new TreeSet<>())
            .add(catalog.application());
      }
    }
  }

  /** Those that an edge stands for: what it calls, by each application that calls it that way. */
  public SortedSet<Dependency> of(MeshEdge edge) {
    SortedSet<Dependency> dependencies = new TreeSet<>();
    if (!edge.to().service().isEmpty()) {
      for (String caller : callers(edge)) {
        dependencies.add(new Dependency(caller, edge.to().service()));
      }
      dependencies.removeIf(Dependency::isOwn);
    }
    return dependencies;
  }

  private Set<String> callers(MeshEdge edge) {
    if (edge.from().kind() == MeshNode.Kind.APPLICATION) {
      return Set.of(edge.from().service());
    }
    Set<String> callers = new TreeSet<>();
    edge.methods()
        .forEach(method -> callers.addAll(applicationsOfMethods.getOrDefault(method, Set.of())));
    return callers;
  }
}
