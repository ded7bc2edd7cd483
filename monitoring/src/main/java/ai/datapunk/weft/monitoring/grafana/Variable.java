package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** What whoever looks chooses above the panels. */
final class Variable {

  /** Says which Prometheus is asked. */
  private static final String SOURCE = "datasource";

  /** Says over how long numbers are that are not lines. */
  static final String INTERVAL = "interval";

  private static final List<String> INTERVALS = List.of("1m", "5m", "15m", "1h", "6h", "1d");

  /** That of the alerts. */
  private static final String USUAL_INTERVAL = "5m";

  /** Values are looked for anew when another time is looked at. */
  private static final int WITH_TIME = 2;

  private static final int WITH_DASHBOARD = 1;
  private static final int BY_ALPHABET = 5;

  private Variable() {}

  /** The Prometheus that is chosen. */
  static JsonObject source() {
    return Json.object("type", "prometheus", "uid", "${" + SOURCE + "}");
  }

  static JsonObject sources() {
    JsonObject variable = named(SOURCE, "Prometheus", "datasource");
    variable.addProperty("description", "Which Prometheus is asked");
    variable.addProperty("query", "prometheus");
    variable.addProperty("refresh", WITH_DASHBOARD);
    return variable;
  }

  /**
   * Some values of a label, or all.
   *
   * @param selector the series whose values there are
   * @param isAnything whether all are any value, and none; else they are those that there are
   */
  static JsonObject values(
      String name, String title, String selector, String label, boolean isAnything) {
    JsonObject variable = named(name, title, "query");
    variable.add("datasource", source());
    variable.add(
        "query",
        Json.object("query", "label_values(" + selector + ", " + label + ")", "refId", "values"));
    variable.addProperty("refresh", WITH_TIME);
    variable.addProperty("sort", BY_ALPHABET);
    variable.addProperty("multi", true);
    variable.addProperty("includeAll", true);
    if (isAnything) {
      variable.addProperty("allValue", ".*");
    }
    JsonObject all = new JsonObject();
    all.add("text", Json.texts("All"));
    all.add("value", Json.texts("$__all"));
    variable.add("current", all);
    return variable;
  }

  static JsonObject intervals() {
    JsonObject variable = named(INTERVAL, "Numbers over", "interval");
    variable.addProperty(
        "description",
        "Over how long numbers and tables are; lines are over what fits the time that is looked at");
    variable.addProperty("query", String.join(",", INTERVALS));
    variable.addProperty("refresh", WITH_TIME);
    variable.add("current", Json.object("text", USUAL_INTERVAL, "value", USUAL_INTERVAL));
    JsonArray options = new JsonArray();
    for (String interval : INTERVALS) {
      JsonObject option = Json.object("text", interval, "value", interval);
      option.addProperty("selected", interval.equals(USUAL_INTERVAL));
      options.add(option);
    }
    variable.add("options", options);
    return variable;
  }

  private static JsonObject named(String name, String title, String type) {
    return Json.object("name", name, "label", title, "type", type);
  }
}
