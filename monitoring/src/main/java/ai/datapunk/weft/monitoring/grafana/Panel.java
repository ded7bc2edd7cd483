package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * A panel that shows what Prometheus has now, as one table: rows are told apart by labels, and each
 * query has a column.
 */
public final class Panel {

  private static final int WIDTH = 24;

  private final String type;
  private final String title;
  private final JsonObject options = new JsonObject();
  private final JsonArray targets = new JsonArray();
  private final JsonArray columns = new JsonArray();
  private final JsonArray overrides = new JsonArray();

  /** One of this type, without queries. */
  public Panel(String type, String title) {
    this.type = type;
    this.title = title;
  }

  /** Adds a query, and what the column of its values is called. */
  public Panel column(String name, String query) {
    String id = String.valueOf((char) ('A' + targets.size()));
    JsonObject target = new JsonObject();
    target.addProperty("refId", id);
    target.add("datasource", source());
    target.addProperty("expr", query);
    target.addProperty("format", "table");
    target.addProperty("instant", true);
    target.addProperty("range", false);
    targets.add(target);
    columns.add(named("Value #" + id, name));
    return this;
  }

  /** Adds a query, what the column is called, and what is shown in place of that. */
  public Panel column(String name, String query, String shown) {
    column(name, query);
    JsonObject override = new JsonObject();
    override.add("matcher", Json.object("id", "byName", "options", name));
    override.add("properties", Json.of(Json.object("id", "displayName", "value", shown)));
    overrides.add(override);
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

  /**
   * A column of that name with the same values. What Grafana calls renaming changes what is shown,
   * and not the name that a panel goes by.
   */
  private static JsonObject named(String value, String name) {
    JsonObject reduce = new JsonObject();
    reduce.add("include", Json.texts(value));
    // Of a row of one: so what is not there stays so, which a sum would make zero.
    reduce.addProperty("reducer", "last");
    JsonObject calculation = new JsonObject();
    calculation.addProperty("mode", "reduceRow");
    calculation.addProperty("timeSeries", false);
    calculation.add("reduce", reduce);
    calculation.addProperty("alias", name);
    calculation.addProperty("replaceFields", false);
    return transformation("calculateField", calculation);
  }

  private static JsonObject transformation(String id, JsonObject options) {
    JsonObject transformation = Json.object("id", id);
    transformation.add("options", options);
    return transformation;
  }

  private static JsonObject source() {
    return Json.object("type", "prometheus", "uid", "${" + Dashboard.SOURCE + "}");
  }

  JsonObject json(int id, int top, int height) {
    JsonObject place = new JsonObject();
    place.addProperty("x", 0);
    place.addProperty("y", top);
    place.addProperty("w", WIDTH);
    place.addProperty("h", height);
    JsonArray transformations = new JsonArray();
    // Rows of the same labels and the same time. An empty answer has the time alone: without it,
    // nothing would be common to all, and nothing merged.
    transformations.add(transformation("merge", new JsonObject()));
    transformations.addAll(columns);
    JsonObject fields = new JsonObject();
    fields.add("defaults", new JsonObject());
    fields.add("overrides", overrides);
    JsonObject json = new JsonObject();
    json.addProperty("id", id);
    json.addProperty("type", type);
    json.addProperty("title", title);
    json.add("gridPos", place);
    json.add("datasource", source());
    json.add("targets", targets);
    json.add("transformations", transformations);
    json.add("fieldConfig", fields);
    json.add("options", options);
    return json.deepCopy();
  }
}
