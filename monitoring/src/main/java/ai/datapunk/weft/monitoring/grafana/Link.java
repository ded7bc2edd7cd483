package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.JsonObject;

/** A link of a dashboard or a panel. */
final class Link {

  private Link() {}

  /** To all dashboards that have this tag, with what is chosen in this one. */
  static JsonObject toDashboards(String title, String tag) {
    JsonObject link = link("dashboards", title, true);
    link.add("tags", Json.texts(tag));
    link.addProperty("targetBlank", false);
    return link;
  }

  /** To an address. */
  static JsonObject to(String title, String address) {
    JsonObject link = link("link", title, false);
    link.add("tags", Json.texts());
    link.addProperty("targetBlank", true);
    link.addProperty("url", address);
    return link;
  }

  private static JsonObject link(String type, String title, boolean isOfDashboards) {
    JsonObject link = Json.object("type", type, "title", title, "tooltip", "", "icon", "doc");
    link.addProperty("asDropdown", isOfDashboards);
    link.addProperty("includeVars", isOfDashboards);
    link.addProperty("keepTime", isOfDashboards);
    return link;
  }
}
