package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.monitoring.objectives.Objectives;
import ai.datapunk.weft.monitoring.objectives.StatedObjective;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What methods are to reach, with the labels of what is recorded of it. */
final class ObjectiveList {

  private static final String LATENCY = "latency";

  private ObjectiveList() {}

  static JsonArray json(List<Catalog> catalogs) {
    JsonArray all = new JsonArray();
    for (StatedObjective objective : Objectives.of(catalogs).stated()) {
      all.add(json(objective, catalogs));
    }
    return all;
  }

  private static JsonObject json(StatedObjective objective, List<Catalog> catalogs) {
    JsonObject labels = new JsonObject();
    objective.labels().forEach(labels::addProperty);
    JsonObject json = new JsonObject();
    json.add("labels", labels);
    json.addProperty("target", target(objective, catalogs));
    json.add("wishes", Json.texts(objective.wishes()));
    json.add("applications", Json.texts(objective.applications()));
    return json;
  }

  private static String target(StatedObjective objective, List<Catalog> catalogs) {
    String share = Units.percent(objective.target()) + " of calls ";
    if (!objective.kind().equals(LATENCY)) {
      return share + "succeed";
    }
    SortedSet<Double> bounds = new TreeSet<>();
    for (Catalog catalog : catalogs) {
      for (CatalogMethod method : catalog.methods()) {
        CatalogObjective wanted = method.objective();
        if (wanted != null && wanted.latency() != null && isOf(method, objective)) {
          bounds.add(wanted.latency());
        }
      }
    }
    return bounds.isEmpty()
        ? share + "are fast enough"
        : share + "end within " + Units.seconds(bounds.first());
  }

  private static boolean isOf(CatalogMethod method, StatedObjective objective) {
    if (method.metric() != null) {
      String operation = objective.operation();
      return operation.equals(method.metric().name())
          || operation.startsWith(method.metric().name() + "{");
    }
    return method.timed() != null
        && method.timed().service().equals(objective.service())
        && method.timed().operation().equals(objective.operation());
  }
}
