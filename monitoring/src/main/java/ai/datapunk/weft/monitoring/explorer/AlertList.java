package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.drill.FasterTime;
import ai.datapunk.weft.monitoring.grafana.Json;
import ai.datapunk.weft.monitoring.promql.SeriesNames;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import ai.datapunk.weft.monitoring.rules.Annotations;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** The alerts that were written, with what they mean. */
final class AlertList {

  private AlertList() {}

  static JsonArray json(ExplorerContents contents) {
    JsonArray all = new JsonArray();
    for (AlertGroup group : contents.groups()) {
      group.alerts().forEach(alert -> all.add(json(group, alert, contents)));
    }
    return all;
  }

  private static JsonObject json(AlertGroup group, Alert alert, ExplorerContents contents) {
    FasterTime time = contents.time();
    JsonObject json = new JsonObject();
    json.addProperty("name", alert.name());
    json.addProperty("group", group.name());
    json.addProperty("severity", alert.severity().label());
    json.addProperty("team", alert.team());
    json.addProperty("description", alert.description().text());
    json.addProperty("meaning", alert.runbook().meaning());
    json.addProperty("query", time.ofQuery(alert.query().text()));
    json.add("series", Json.texts(series(alert.query().text())));
    json.addProperty("hold", hold(alert.hold(), time));
    json.addProperty("runbook", runbook(Annotations.of(alert, contents.links())));
    return json;
  }

  /** Those without which it sees nothing; none if it is their absence that it sees. */
  private static Set<String> series(String query) {
    return SeriesNames.isOfAbsence(query) ? Set.of() : SeriesNames.in(query);
  }

  /** Empty for at once. */
  private static String hold(Duration hold, FasterTime time) {
    return hold.isZero() ? "" : time.ofDuration(DurationText.format(hold));
  }

  /** An address, or a path beside the page. */
  private static String runbook(Map<String, String> annotations) {
    return annotations.getOrDefault("runbook_url", annotations.getOrDefault("runbook", ""));
  }
}
