package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.graph.EdgeLabel;
import ai.datapunk.weft.catalog.graph.GraphFormat;
import ai.datapunk.weft.catalog.graph.GraphLevel;
import ai.datapunk.weft.catalog.graph.MeshEdge;
import ai.datapunk.weft.catalog.graph.MeshGraph;
import ai.datapunk.weft.catalog.graph.MeshNode;
import ai.datapunk.weft.monitoring.dependencies.Dependency;
import ai.datapunk.weft.monitoring.dependencies.EdgeDependencies;
import ai.datapunk.weft.monitoring.grafana.Json;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who calls whom, with what stands on edges and what is measured of them. */
final class GraphData {

  private final List<Catalog> catalogs;
  private final EdgeDependencies dependencies;
  private final MeshGraph services;
  private final MeshGraph operations;

  GraphData(List<Catalog> catalogs) {
    this.catalogs = catalogs;
    this.dependencies = new EdgeDependencies(catalogs);
    this.services = MeshGraph.of(catalogs, GraphLevel.SERVICES);
    this.operations = MeshGraph.of(catalogs, GraphLevel.OPERATIONS);
  }

  JsonObject json() {
    JsonObject json = new JsonObject();
    json.add(GraphLevel.SERVICES.label(), json(services));
    json.add(GraphLevel.OPERATIONS.label(), json(operations));
    return json;
  }

  private JsonObject json(MeshGraph graph) {
    JsonObject json = JsonParser.parseString(written(graph)).getAsJsonObject();
    JsonArray edges = json.getAsJsonArray("edges");
    List<MeshEdge> known = graph.edges();
    for (int index = 0; index < known.size(); index++) {
      add(edges.get(index).getAsJsonObject(), known.get(index));
    }
    return json;
  }

  private static String written(MeshGraph graph) {
    StringWriter text = new StringWriter();
    try {
      GraphFormat.JSON.write(graph, text);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private void add(JsonObject json, MeshEdge edge) {
    json.add("label", Json.texts(EdgeLabel.lines(edge)));
    JsonArray all = new JsonArray();
    for (Dependency dependency : dependencies.of(edge)) {
      all.add(json(dependency));
    }
    String service = edge.to().service();
    if (edge.from().kind() == MeshNode.Kind.APPLICATION && edge.from().service().equals(service)) {
      // What an application does for itself it counts itself.
      all.add(json(new Dependency(service, service)));
    }
    json.add("dependencies", all);
  }

  private static JsonObject json(Dependency dependency) {
    JsonObject json = new JsonObject();
    json.addProperty("caller", dependency.caller());
    json.addProperty("service", dependency.service());
    return json;
  }

  /** All that calls or is called, and applications that do neither. */
  JsonArray services(MethodList methods) {
    TreeMap<String, Set<String>> known = new TreeMap<>();
    catalogs.forEach(catalog -> known.put(catalog.application(), new TreeSet<>()));
    methods.services().forEach(name -> known.putIfAbsent(name, new TreeSet<>()));
    for (MeshNode node : operations.nodes()) {
      if (node.kind() != MeshNode.Kind.UNKNOWN) {
        Set<String> names = known.computeIfAbsent(node.service(), name -> new TreeSet<>());
        if (!node.name().isEmpty()) {
          names.add(node.name());
        }
      }
    }
    JsonArray all = new JsonArray();
    known.forEach((name, names) -> all.add(service(name, names)));
    return all;
  }

  private JsonObject service(String name, Set<String> names) {
    JsonObject json = new JsonObject();
    json.addProperty("name", name);
    json.addProperty("application", operations.isApplication(name));
    json.add("operations", Json.texts(names));
    return json;
  }
}
