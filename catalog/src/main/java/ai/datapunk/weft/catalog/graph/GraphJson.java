package ai.datapunk.weft.catalog.graph;

import com.google.gson.FormattingStyle;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;

/**
 * Writes a graph as JSON: two spaces, line feeds, one order of everything. Ends of edges, policies
 * and lists of plain values stand on one line each.
 */
final class GraphJson {

  /** The version of the format. */
  static final int VERSION = 1;

  private static final FormattingStyle ONE_LINE =
      FormattingStyle.COMPACT.withSpaceAfterSeparators(true);

  private final JsonWriter json;

  private GraphJson(Writer out) {
    this.json = new JsonWriter(out);
    json.setFormattingStyle(FormattingStyle.PRETTY);
  }

  static void write(MeshGraph graph, Writer out) throws IOException {
    GraphJson writer = new GraphJson(out);
    writer.graph(graph);
    writer.json.flush();
    out.write('\n');
  }

  private void graph(MeshGraph graph) throws IOException {
    json.beginObject();
    json.name("version").value(VERSION);
    json.name("level").value(graph.level().label());
    json.name("services").beginArray();
    for (MeshGroup group : graph.groups()) {
      service(group);
    }
    json.endArray();
    strings("unknown", graph.unknown().stream().map(MeshNode::name).toList());
    json.name("edges").beginArray();
    for (MeshEdge edge : graph.edges()) {
      edge(edge);
    }
    json.endArray();
    json.endObject();
  }

  private void service(MeshGroup group) throws IOException {
    json.beginObject();
    json.name("name").value(group.name());
    flag("application", group.application());
    if (group.isBox()) {
      strings("operations", group.operations());
    }
    if (!group.unknown().isEmpty()) {
      strings("unknown", group.unknown());
    }
    json.endObject();
  }

  private void edge(MeshEdge edge) throws IOException {
    json.beginObject();
    node("from", edge.from());
    node("to", edge.to());
    strings("methods", edge.methods());
    flag("possible", edge.possible());
    flag("fallback", edge.fallback());
    flag("otherThread", edge.otherThread());
    flag("handled", edge.handled());
    flag("cycle", edge.cycle());
    policies(edge.policies());
    if (!edge.served().equals(CallPolicies.NONE)) {
      json.name("served").beginObject();
      policies(edge.served());
      json.endObject();
    }
    json.name("maxCalls").value(edge.maxCalls());
    json.name("maxWait").jsonValue(Seconds.number(edge.maxWait()));
    json.endObject();
  }

  private void node(String name, MeshNode node) throws IOException {
    json.name(name).beginObject();
    json.setFormattingStyle(ONE_LINE);
    switch (node.kind()) {
      case APPLICATION -> json.name("application").value(node.service());
      case SERVICE -> json.name("service").value(node.service());
      case OPERATION, UNKNOWN_OPERATION ->
          json.name("service").value(node.service()).name("operation").value(node.name());
      case UNKNOWN -> json.name("method").value(node.name());
    }
    json.endObject();
    json.setFormattingStyle(FormattingStyle.PRETTY);
  }

  private void policies(CallPolicies policies) throws IOException {
    if (policies.isRetried()) {
      retry(policies);
    }
    if (policies.openFor() != null) {
      json.name("openFor").jsonValue(Seconds.number(policies.openFor()));
    }
    if (!policies.strategies().isEmpty()) {
      strings("strategies", policies.strategies());
    }
    flag("hasFallback", policies.fallback());
  }

  private void retry(CallPolicies policies) throws IOException {
    json.name("retry").beginObject();
    json.setFormattingStyle(ONE_LINE);
    json.name("maxAttempts").value(policies.maxAttempts());
    json.name("leastWaits").jsonValue(Seconds.number(policies.leastWaits()));
    json.name("mostWaits").jsonValue(Seconds.number(policies.mostWaits()));
    if (policies.maxDuration() != null) {
      json.name("maxDuration").jsonValue(Seconds.number(policies.maxDuration()));
    }
    json.endObject();
    json.setFormattingStyle(FormattingStyle.PRETTY);
  }

  private void flag(String name, boolean value) throws IOException {
    if (value) {
      json.name(name).value(true);
    }
  }

  private void strings(String name, Collection<String> values) throws IOException {
    json.name(name).beginArray();
    json.setFormattingStyle(ONE_LINE);
    for (String value : values) {
      json.value(value);
    }
    json.endArray();
    json.setFormattingStyle(FormattingStyle.PRETTY);
  }
}
