package ai.datapunk.weft.monitoring.grafana;

import ai.datapunk.weft.monitoring.promql.Query;
import com.google.gson.JsonObject;

/**
 * What stands as a mark on all lines of a dashboard.
 *
 * @param name what it is called above the panels, where it can be switched off
 * @param query finds more than zero where there is a mark
 * @param text what the mark says, with labels in double braces
 */
public record Annotation(String name, Query query, String text, Colour colour) {

  /** How far marks are apart; what is nearer is one. */
  private static final String STEP = "1m";

  JsonObject json() {
    JsonObject json = Json.object("name", name);
    json.add("datasource", Variable.source());
    json.addProperty("enable", true);
    json.addProperty("hide", false);
    json.addProperty("iconColor", colour.hex());
    // An older Grafana reads these two, a newer one the target.
    json.addProperty("expr", query.text());
    json.addProperty("step", STEP);
    JsonObject target = Json.object("refId", "Anno", "expr", query.text(), "interval", STEP);
    json.add("target", target);
    json.addProperty("titleFormat", name);
    json.addProperty("textFormat", text);
    return json;
  }
}
