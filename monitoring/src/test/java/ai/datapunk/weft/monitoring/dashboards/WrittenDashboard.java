package ai.datapunk.weft.monitoring.dashboards;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A dashboard as it is read from its file.
 *
 * @param name of the file
 */
record WrittenDashboard(String name, String text, JsonObject json) {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{?([a-z]\\w*)");

  static WrittenDashboard of(String name, String text) {
    return new WrittenDashboard(name, text, JsonParser.parseString(text).getAsJsonObject());
  }

  /** All panels, rows and what is in them too. */
  List<JsonObject> panels() {
    List<JsonObject> all = new ArrayList<>();
    for (JsonObject panel : objects(json.getAsJsonArray("panels"))) {
      all.add(panel);
      if (panel.has("panels")) {
        all.addAll(objects(panel.getAsJsonArray("panels")));
      }
    }
    return all;
  }

  /** Those that ask something. */
  List<JsonObject> asking() {
    return panels().stream().filter(panel -> panel.has("targets")).toList();
  }

  List<JsonObject> targets() {
    return asking().stream()
        .flatMap(panel -> objects(panel.getAsJsonArray("targets")).stream())
        .toList();
  }

  List<JsonObject> annotations() {
    return objects(json.getAsJsonObject("annotations").getAsJsonArray("list"));
  }

  List<JsonObject> variables() {
    return objects(json.getAsJsonObject("templating").getAsJsonArray("list"));
  }

  /** The queries of panels and annotations. */
  List<String> queries() {
    List<String> queries = new ArrayList<>();
    targets().forEach(target -> queries.add(target.get("expr").getAsString()));
    annotations().forEach(annotation -> queries.add(annotation.get("expr").getAsString()));
    return queries;
  }

  /** The names of variables that stand somewhere, but for Grafana's own. */
  TreeSet<String> usedVariables() {
    TreeSet<String> used = new TreeSet<>();
    VARIABLE.matcher(text).results().map((MatchResult found) -> found.group(1)).forEach(used::add);
    return used;
  }

  static List<JsonObject> objects(JsonArray array) {
    List<JsonObject> objects = new ArrayList<>();
    for (JsonElement element : array) {
      objects.add(element.getAsJsonObject());
    }
    return objects;
  }
}
