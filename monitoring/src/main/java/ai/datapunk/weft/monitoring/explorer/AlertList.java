package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import ai.datapunk.weft.monitoring.rules.Annotations;
import ai.datapunk.weft.monitoring.rules.RunbookLinks;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;

/** The alerts that were written, with what they mean. */
final class AlertList {

  private AlertList() {}

  static JsonArray json(List<AlertGroup> groups, RunbookLinks links) {
    JsonArray all = new JsonArray();
    for (AlertGroup group : groups) {
      group.alerts().forEach(alert -> all.add(json(group, alert, links)));
    }
    return all;
  }

  private static JsonObject json(AlertGroup group, Alert alert, RunbookLinks links) {
    JsonObject json = new JsonObject();
    json.addProperty("name", alert.name());
    json.addProperty("group", group.name());
    json.addProperty("severity", alert.severity().label());
    json.addProperty("team", alert.team());
    json.addProperty("description", alert.description().text());
    json.addProperty("meaning", alert.runbook().meaning());
    json.addProperty("query", alert.query().text());
    json.addProperty("hold", alert.hold().isZero() ? "" : DurationText.format(alert.hold()));
    json.addProperty("runbook", runbook(Annotations.of(alert, links)));
    return json;
  }

  /** An address, or a path beside the page. */
  private static String runbook(Map<String, String> annotations) {
    return annotations.getOrDefault("runbook_url", annotations.getOrDefault("runbook", ""));
  }
}
