package ai.datapunk.weft.monitoring.grafana;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.monitoring.promql.Query;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.stream.Stream;

/** A panel: what it asks, and how it shows what it finds. */
public final class Panel {

  private static final String MODE = "mode";

  private final Visualization type;
  private final String title;
  private final String description;
  private final List<String> kept;
  private final JsonObject options;
  private final JsonObject defaults = new JsonObject();
  private final JsonObject custom;
  private final JsonObject states = new JsonObject();
  private final JsonArray targets = new JsonArray();
  private final JsonArray links = new JsonArray();
  private final Table table = new Table();

  /** One without queries. */
  Panel(Visualization type, String title, String description, List<String> kept) {
    this.type = type;
    this.title = title;
    this.description = description;
    this.kept = List.copyOf(kept);
    options = type.options();
    custom = type.custom();
    defaults.add("color", Json.object(MODE, isByValue(type) ? "thresholds" : "palette-classic"));
  }

  private static boolean isByValue(Visualization type) {
    return type == Visualization.STAT
        || type == Visualization.BAR_GAUGE
        || type == Visualization.STATE_TIMELINE;
  }

  /** Adds a query whose series are called by these labels. */
  public Panel show(Query query, String... labels) {
    return target(query, legend(Stream.of(labels).map(Panel::inBraces)));
  }

  /** Adds a query whose series are called like this. */
  public Panel showAs(String name, Query query) {
    return target(query, legend(Stream.of(name)));
  }

  private Panel target(Query query, String legend) {
    return add(query.keeping(kept), legend, "time_series");
  }

  private String legend(Stream<String> words) {
    return Stream.concat(kept.stream().map(Panel::inBraces), words).collect(joining(" "));
  }

  private static String inBraces(String label) {
    return "{{" + label + "}}";
  }

  /**
   * Adds the rates of buckets, or of histograms that have theirs in themselves; of all environments
   * together.
   */
  public Panel heat(Query query) {
    return add(query, query.labels().contains("le") ? inBraces("le") : "", "heatmap");
  }

  /** Adds a query, and what the column of its values is called. */
  public Panel column(String name, Query query) {
    table.column(id(), name);
    return add(query.keeping(kept), "", "table");
  }

  /** Adds a query whose values get a column of this name, and what that shows in its place. */
  public Panel field(String name, Query query, String shown) {
    table.field(id(), name, shown);
    return add(query, "", "table");
  }

  private Panel add(Query query, String legend, String format) {
    String id = id();
    targets.add(new Target(query.text(), legend, format, type.isOverTime()).json(id));
    return this;
  }

  private String id() {
    return String.valueOf((char) ('A' + targets.size()));
  }

  /** What its numbers are. */
  public Panel unit(Unit unit) {
    if (type == Visualization.HEAT_MAP) {
      options.getAsJsonObject("yAxis").addProperty("unit", unit.id());
    } else {
      defaults.addProperty("unit", unit.id());
    }
    return this;
  }

  /** The least and the most that there can be. */
  public Panel between(double least, double most) {
    defaults.addProperty("min", least);
    defaults.addProperty("max", most);
    return this;
  }

  /** The least that there can be. */
  public Panel atLeast(double least) {
    defaults.addProperty("min", least);
    return this;
  }

  /** What stands there where nothing is found. */
  public Panel ifNothing(String text) {
    defaults.addProperty("noValue", text);
    return this;
  }

  /** Colours values, and has a line where one begins. */
  public Panel thresholds(Thresholds thresholds) {
    defaults.add("thresholds", thresholds.json());
    if (type == Visualization.TIME_SERIES) {
      custom.add("thresholdsStyle", Json.object(MODE, "dashed"));
    }
    return this;
  }

  /** What a value means. */
  public Panel state(String value, String text, Colour colour) {
    JsonObject state = Json.object("text", text, "color", colour.hex());
    state.addProperty("index", states.size());
    states.add(value, state);
    return this;
  }

  /** Adds its series up. */
  public Panel stacked() {
    custom.add("stacking", Json.object("group", "A", MODE, "normal"));
    custom.addProperty("fillOpacity", 30);
    return this;
  }

  /** Where more stands about it. */
  public Panel link(String name, String address) {
    links.add(Link.to(name, address));
    return this;
  }

  /** Sets an option that this type of panel has in one of its groups. */
  public Panel option(String group, String name, String value) {
    if (!options.has(group)) {
      options.add(group, new JsonObject());
    }
    options.getAsJsonObject(group).addProperty(name, value);
    return this;
  }

  JsonObject json(int id, JsonObject place) {
    JsonObject json = new JsonObject();
    json.addProperty("id", id);
    json.addProperty("type", type.id());
    json.addProperty("title", title);
    json.addProperty("description", description);
    json.add("gridPos", place);
    json.add("datasource", Variable.source());
    json.add("targets", targets);
    if (!table.isEmpty()) {
      json.add("transformations", table.transformations());
    }
    json.add("fieldConfig", fields());
    json.add("options", options);
    if (!links.isEmpty()) {
      json.add("links", links);
    }
    return json.deepCopy();
  }

  private JsonObject fields() {
    if (!states.isEmpty()) {
      JsonObject mapping = Json.object("type", "value");
      mapping.add("options", states);
      defaults.add("mappings", Json.of(mapping));
    }
    if (!custom.isEmpty()) {
      defaults.add("custom", custom);
    }
    JsonObject fields = new JsonObject();
    fields.add("defaults", defaults);
    fields.add("overrides", table.overrides());
    return fields;
  }
}
