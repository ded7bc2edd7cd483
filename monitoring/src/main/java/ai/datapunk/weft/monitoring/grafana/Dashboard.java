package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * A dashboard of Grafana: panels below each other. Whoever looks chooses which Prometheus is asked.
 */
public final class Dashboard {

  /** The variable that says which Prometheus is asked. */
  static final String SOURCE = "datasource";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
  private static final int SCHEMA = 39;

  private final String uid;
  private final String title;
  private final JsonArray panels = new JsonArray();
  private int top;

  /**
   * One without panels.
   *
   * @param uid what Grafana knows it by, and is in its address
   */
  public Dashboard(String uid, String title) {
    this.uid = uid;
    this.title = title;
  }

  /** Adds a panel of this height, of which a screen has about thirty. */
  public Dashboard add(Panel panel, int height) {
    panels.add(panel.json(panels.size() + 1, top, height));
    top += height;
    return this;
  }

  /** The text of the file. */
  public String text() {
    JsonObject json = new JsonObject();
    json.addProperty("uid", uid);
    json.addProperty("title", title);
    json.add("tags", Json.texts("weft"));
    json.addProperty("schemaVersion", SCHEMA);
    json.addProperty("refresh", "1m");
    json.add("time", Json.object("from", "now-1h", "to", "now"));
    JsonObject variables = new JsonObject();
    variables.add(
        "list",
        Json.of(
            Json.object(
                "name",
                SOURCE,
                "label",
                "Prometheus",
                "type",
                "datasource",
                "query",
                "prometheus")));
    json.add("templating", variables);
    json.add("panels", panels.deepCopy());
    return GSON.toJson(json) + "\n";
  }
}
