package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.monitoring.retention.SeriesBudget;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.SortedMap;

/** How many series each metric of each application has. */
final class SeriesData {

  private SeriesData() {}

  static JsonObject json(SeriesBudget usual, SeriesBudget most, int instances) {
    JsonArray metrics = new JsonArray();
    SortedMap<String, SortedMap<String, Long>> bounds = most.scrapedByMetric();
    usual
        .scrapedByMetric()
        .forEach(
            (application, counts) ->
                counts.forEach(
                    (metric, count) ->
                        metrics.add(
                            row(
                                application,
                                metric,
                                count,
                                bounds
                                    .getOrDefault(application, counts)
                                    .getOrDefault(metric, count)))));
    JsonObject json = new JsonObject();
    json.addProperty("instances", instances);
    json.add("metrics", metrics);
    return json;
  }

  private static JsonObject row(String application, String metric, long usual, long most) {
    JsonObject json = new JsonObject();
    json.addProperty("application", application);
    json.addProperty("metric", metric);
    json.addProperty("usual", usual);
    json.addProperty("most", most);
    return json;
  }
}
