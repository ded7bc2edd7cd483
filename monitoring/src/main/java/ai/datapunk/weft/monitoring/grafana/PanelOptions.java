package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** How panels look, by the names that each type of panel has for it. */
final class PanelOptions {

  private static final String MODE = "mode";
  private static final String SHOW_LEGEND = "showLegend";

  private PanelOptions() {}

  static JsonObject timeSeries() {
    JsonObject options = new JsonObject();
    options.add("legend", legend());
    options.add("tooltip", Json.object(MODE, "multi", "sort", "desc"));
    return options;
  }

  private static JsonObject legend() {
    JsonObject legend = Json.object("displayMode", "list", "placement", "bottom");
    legend.add("calcs", Json.texts());
    legend.addProperty(SHOW_LEGEND, true);
    return legend;
  }

  static JsonObject lines() {
    JsonObject custom = Json.object("drawStyle", "line", "showPoints", "auto");
    custom.addProperty("lineWidth", 1);
    custom.addProperty("fillOpacity", 0);
    // What is not there is not drawn: a line across would say that it was.
    custom.addProperty("spanNulls", false);
    custom.add("stacking", Json.object("group", "A", MODE, "none"));
    custom.add("thresholdsStyle", Json.object(MODE, "off"));
    return custom;
  }

  static JsonObject stat() {
    JsonObject options =
        Json.object(
            "colorMode",
            "value",
            "graphMode",
            "none",
            "justifyMode",
            "auto",
            "orientation",
            "auto",
            "textMode",
            "auto",
            "percentChangeColorMode",
            "standard");
    options.addProperty("showPercentChange", false);
    options.addProperty("wideLayout", true);
    options.add("reduceOptions", last());
    return options;
  }

  /** Of each series, what it is at the end. */
  private static JsonObject last() {
    JsonObject reduce = new JsonObject();
    reduce.add("calcs", Json.texts("lastNotNull"));
    reduce.addProperty("fields", "");
    reduce.addProperty("values", false);
    return reduce;
  }

  static JsonObject barGauge() {
    JsonObject options =
        Json.object(
            "displayMode",
            "basic",
            "namePlacement",
            "auto",
            "orientation",
            "horizontal",
            "sizing",
            "auto",
            "valueMode",
            "color");
    options.addProperty("maxVizHeight", 300);
    options.addProperty("minVizHeight", 16);
    options.addProperty("minVizWidth", 8);
    options.addProperty("showUnfilled", true);
    JsonObject legend = legend();
    legend.addProperty(SHOW_LEGEND, false);
    options.add("legend", legend);
    options.add("reduceOptions", last());
    return options;
  }

  static JsonObject table() {
    JsonObject options = Json.object("cellHeight", "sm");
    options.addProperty("frameIndex", 0);
    options.addProperty("showHeader", true);
    return options;
  }

  static JsonObject heatMap() {
    JsonObject options = Json.object("showValue", "never");
    // The buckets are Prometheus' own.
    options.addProperty("calculate", false);
    options.addProperty("cellGap", 1);
    // Dark to light in blue and yellow, which all can tell apart.
    JsonObject colour =
        Json.object(MODE, "scheme", "scheme", "Cividis", "scale", "exponential", "fill", "blue");
    colour.addProperty("exponent", 0.5);
    colour.addProperty("reverse", false);
    colour.addProperty("steps", 64);
    options.add("color", colour);
    options.add("exemplars", Json.object("color", Colour.VERMILION.hex()));
    options.add("filterValues", number("le", 1e-9));
    options.add("legend", flag("show", true));
    options.add("rowsFrame", Json.object("layout", "auto"));
    JsonObject tooltip = Json.object(MODE, "single");
    tooltip.addProperty("yHistogram", true);
    options.add("tooltip", tooltip);
    JsonObject axis = Json.object("axisPlacement", "left");
    axis.addProperty("reverse", false);
    options.add("yAxis", axis);
    return options;
  }

  static JsonObject stateTimeline() {
    JsonObject options = Json.object("alignValue", "left", "showValue", "auto");
    options.addProperty("mergeValues", true);
    options.addProperty("rowHeight", 0.9);
    options.add("legend", legend());
    options.add("tooltip", Json.object(MODE, "single", "sort", "none"));
    return options;
  }

  static JsonObject states() {
    JsonObject custom = new JsonObject();
    custom.addProperty("fillOpacity", 80);
    custom.addProperty("lineWidth", 0);
    return custom;
  }

  private static JsonElement number(String name, double value) {
    JsonObject object = new JsonObject();
    object.addProperty(name, value);
    return object;
  }

  private static JsonElement flag(String name, boolean value) {
    JsonObject object = new JsonObject();
    object.addProperty(name, value);
    return object;
  }
}
