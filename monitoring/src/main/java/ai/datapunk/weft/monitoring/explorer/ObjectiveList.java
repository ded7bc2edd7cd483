package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.grafana.Json;
import ai.datapunk.weft.monitoring.objectives.Objectives;
import ai.datapunk.weft.monitoring.objectives.StatedObjective;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/** What methods are to reach, with the labels of what is recorded of it. */
final class ObjectiveList {

  private ObjectiveList() {}

  static JsonArray json(List<Catalog> catalogs) {
    JsonArray all = new JsonArray();
    Objectives.of(catalogs).stated().forEach(objective -> all.add(json(objective)));
    return all;
  }

  private static JsonObject json(StatedObjective objective) {
    JsonObject labels = new JsonObject();
    objective.labels().forEach(labels::addProperty);
    JsonObject json = new JsonObject();
    json.add("labels", labels);
    json.addProperty("target", target(objective));
    json.add("wishes", Json.texts(objective.wishes()));
    json.add("applications", Json.texts(objective.applications()));
    return json;
  }

  private static String target(StatedObjective objective) {
    String share = Units.percent(objective.target()) + " of calls ";
    return Double.isInfinite(objective.bound())
        ? share + "succeed"
        : share + "end within " + Units.seconds(objective.bound());
  }
}
