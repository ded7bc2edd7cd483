package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * How the answers of several queries become one table: rows are told apart by labels, and each
 * query has a column.
 */
final class Table {

  private final JsonArray fields = new JsonArray();
  private final JsonArray overrides = new JsonArray();
  private final JsonObject names = new JsonObject();
  private int columns;

  boolean isEmpty() {
    return columns == 0 && fields.isEmpty();
  }

  /** A column that is called like this. */
  void column(String id, String name) {
    columns++;
    names.addProperty(values(id), name);
  }

  /**
   * A column of that name with the same values. What Grafana calls renaming changes what is shown,
   * and not the name that a panel goes by.
   */
  void field(String id, String name, String shown) {
    JsonObject reduce = new JsonObject();
    reduce.add("include", Json.texts(values(id)));
    // Of a row of one: so what is not there stays so, which a sum would make zero.
    reduce.addProperty("reducer", "last");
    JsonObject calculation = new JsonObject();
    calculation.addProperty("mode", "reduceRow");
    calculation.addProperty("timeSeries", false);
    calculation.add("reduce", reduce);
    calculation.addProperty("alias", name);
    calculation.addProperty("replaceFields", false);
    fields.add(transformation("calculateField", calculation));
    if (!shown.isEmpty()) {
      JsonObject override = new JsonObject();
      override.add("matcher", Json.object("id", "byName", "options", name));
      override.add("properties", Json.of(Json.object("id", "displayName", "value", shown)));
      overrides.add(override);
    }
  }

  private static String values(String id) {
    return "Value #" + id;
  }

  JsonArray overrides() {
    return overrides;
  }

  JsonArray transformations() {
    // Rows of the same labels and the same time. An empty answer has the time alone: without it,
    // nothing would be common to all, and nothing merged.
    JsonArray all = Json.of(transformation("merge", new JsonObject()));
    all.addAll(fields);
    if (columns > 0) {
      JsonObject organize = new JsonObject();
      JsonObject left = new JsonObject();
      left.addProperty("Time", true);
      organize.add("excludeByName", left);
      organize.add("indexByName", new JsonObject());
      organize.add("renameByName", renamed());
      all.add(transformation("organize", organize));
    }
    return all;
  }

  /** The values of an only query have no id. */
  private JsonObject renamed() {
    JsonObject renamed = names.deepCopy();
    if (columns == 1) {
      renamed.add("Value", names.get(values("A")));
    }
    return renamed;
  }

  private static JsonObject transformation(String id, JsonObject options) {
    JsonObject transformation = Json.object("id", id);
    transformation.add("options", options);
    return transformation;
  }
}
