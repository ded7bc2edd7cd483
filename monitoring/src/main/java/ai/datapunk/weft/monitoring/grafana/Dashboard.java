package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

/**
 * A dashboard of Grafana: panels beside and below each other, in the order in which they are added.
 * Whoever looks chooses which Prometheus is asked, and what of it is shown.
 */
public final class Dashboard {

  /** What all of them have, and find each other by. */
  private static final String TAG = "weft";

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

  /** That of Grafana 12.2 and 13, whose last changes are to what is not here. */
  private static final int SCHEMA = 42;

  private static final int SHARED_CROSSHAIR = 1;

  private final String uid;
  private final String title;
  private final JsonArray panels = new JsonArray();
  private final JsonArray variables = new JsonArray();
  private final JsonArray annotations = new JsonArray();
  private final Grid grid = new Grid();
  private int lastId;

  /**
   * One without panels.
   *
   * @param uid what Grafana knows it by, and is in its address
   */
  public Dashboard(String uid, String title) {
    this.uid = uid;
    this.title = title;
    variables.add(Variable.sources());
  }

  /** Lets whoever looks choose. */
  public Dashboard choosing(Selection selection) {
    variables.addAll(selection.variables());
    return this;
  }

  /** Adds marks. */
  public Dashboard mark(Annotation annotation) {
    annotations.add(annotation.json());
    return this;
  }

  /** Begins a part of this name below all that is there. */
  public Dashboard part(String name) {
    JsonObject row = row(name, false);
    row.add("panels", new JsonArray());
    panels.add(row);
    return this;
  }

  /** Adds a panel beside the one before, or below where there is no place. */
  public Dashboard add(Panel panel, int width, int height) {
    panels.add(placed(panel, grid.place(width, height)));
    return this;
  }

  /** Adds a part that is shown when somebody asks for it, with one panel. */
  public Dashboard closedPart(String name, Panel panel, int height) {
    JsonObject row = row(name, true);
    row.add("panels", Json.of(placed(panel, grid.hidden(height))));
    panels.add(row);
    grid.newLine();
    return this;
  }

  private JsonObject row(String name, boolean isClosed) {
    grid.newLine();
    lastId++;
    JsonObject row = new JsonObject();
    row.addProperty("id", lastId);
    row.addProperty("type", "row");
    row.addProperty("title", name);
    row.addProperty("collapsed", isClosed);
    row.add("gridPos", grid.place(Grid.WIDTH, 1));
    return row;
  }

  private JsonObject placed(Panel panel, JsonObject place) {
    lastId++;
    return panel.json(lastId, place);
  }

  /** The text of the file. */
  public String text() {
    JsonObject json = new JsonObject();
    json.addProperty("uid", uid);
    json.addProperty("title", title);
    json.add("tags", Json.texts(TAG));
    json.addProperty("schemaVersion", SCHEMA);
    json.addProperty("editable", true);
    json.addProperty("graphTooltip", SHARED_CROSSHAIR);
    json.addProperty("refresh", "1m");
    json.add("time", Json.object("from", "now-1h", "to", "now"));
    json.addProperty("timezone", "browser");
    json.add("links", Json.of(Link.toDashboards("Weft", TAG)));
    json.add("annotations", list(annotations));
    json.add("templating", list(allVariables()));
    json.add("panels", panels);
    return GSON.toJson(json) + "\n";
  }

  /** Over how long numbers are can be chosen where there are numbers. */
  private JsonArray allVariables() {
    JsonArray all = variables.deepCopy();
    if (panels.toString().contains("$" + Variable.INTERVAL + "]")) {
      all.add(Variable.intervals());
    }
    return all;
  }

  private static JsonObject list(JsonArray all) {
    JsonObject object = new JsonObject();
    object.add("list", all);
    return object;
  }
}
