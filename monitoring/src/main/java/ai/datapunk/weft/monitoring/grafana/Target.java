package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.JsonObject;

/**
 * A query of a panel.
 *
 * @param query as PromQL has it
 * @param legend what its series are called, with labels in double braces
 * @param format {@code time_series}, {@code table} or {@code heatmap}
 * @param isOverTime whether it is asked for all of the time that is looked at
 */
record Target(String query, String legend, String format, boolean isOverTime) {

  JsonObject json(String id) {
    JsonObject json = Json.object("refId", id);
    json.add("datasource", Variable.source());
    json.addProperty("expr", query);
    if (!legend.isEmpty()) {
      json.addProperty("legendFormat", legend);
    }
    json.addProperty("format", format);
    json.addProperty("instant", !isOverTime);
    json.addProperty("range", isOverTime);
    return json;
  }
}
