package ai.datapunk.weft.catalog.graph;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMethod;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The annotated methods of several catalogs, by their applications and names. */
final class MeshMethods {

  private final SortedMap<String, SortedMap<String, MeshMethod>> applications = new TreeMap<>();
  private final Map<String, MeshMethod> anywhere = new HashMap<>();
  private final Map<MeshNode, List<MeshMethod>> own = new HashMap<>();

  MeshMethods(Collection<Catalog> catalogs) {
    for (Catalog catalog : catalogs) {
      applications.computeIfAbsent(catalog.application(), name -> new TreeMap<>());
      for (CatalogClass type : catalog.classes()) {
        for (CatalogMethod method : type.methods()) {
          if (method.isWoven()) {
            add(MeshMethod.of(catalog.application(), type.name(), method));
          }
        }
      }
    }
    for (MeshMethod method : all()) {
      anywhere.putIfAbsent(method.name(), method);
      if (method.isOwn()) {
        own.computeIfAbsent(method.node(), node -> new ArrayList<>()).add(method);
      }
    }
  }

  private void add(MeshMethod method) {
    applications
        .getOrDefault(method.application(), new TreeMap<>())
        .merge(method.name(), method, MeshMethod::and);
  }

  /** Whose catalogs these are, by name. */
  Set<String> applications() {
    return applications.keySet();
  }

  /** All, by application and name. */
  List<MeshMethod> all() {
    return applications.values().stream().flatMap(methods -> methods.values().stream()).toList();
  }

  /** The one that a method of an application calls, be it a library's; made up if there is none. */
  MeshMethod called(String application, String name) {
    MeshMethod near = applications.getOrDefault(application, new TreeMap<>()).get(name);
    return near != null ? near : anywhere.computeIfAbsent(name, MeshMethod::unknown);
  }

  /** Whether a method is a call to another of these applications. */
  boolean leaves(MeshMethod method) {
    return !method.isOwn() && applications.containsKey(method.node().service());
  }

  /** What answers a call to another of these applications: the methods that are its operation. */
  List<MeshMethod> served(MeshMethod method) {
    return leaves(method) ? own.getOrDefault(method.node(), List.of()) : List.of();
  }

  /** Whether that application's catalog is there, and does not have it. */
  boolean lacks(MeshNode operation) {
    return operation.kind() == MeshNode.Kind.OPERATION
        && applications.containsKey(operation.service())
        && !own.containsKey(operation);
  }
}
