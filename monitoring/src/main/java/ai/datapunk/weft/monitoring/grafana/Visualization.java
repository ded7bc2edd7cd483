package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.JsonObject;

/** How a panel shows what its queries find. */
public enum Visualization {
  /** Lines over time. */
  TIME_SERIES("timeseries", true) {
    @Override
    JsonObject options() {
      return PanelOptions.timeSeries();
    }

    @Override
    JsonObject custom() {
      return PanelOptions.lines();
    }
  },
  /** One number, or a few. */
  STAT("stat", false) {
    @Override
    JsonObject options() {
      return PanelOptions.stat();
    }
  },
  /** A bar for each. */
  BAR_GAUGE("bargauge", false) {
    @Override
    JsonObject options() {
      return PanelOptions.barGauge();
    }
  },
  /** Rows and columns. */
  TABLE("table", false) {
    @Override
    JsonObject options() {
      return PanelOptions.table();
    }
  },
  /** How many values are where, over time. */
  HEAT_MAP("heatmap", true) {
    @Override
    JsonObject options() {
      return PanelOptions.heatMap();
    }
  },
  /** What each was, over time. */
  STATE_TIMELINE("state-timeline", true) {
    @Override
    JsonObject options() {
      return PanelOptions.stateTimeline();
    }

    @Override
    JsonObject custom() {
      return PanelOptions.states();
    }
  },
  /** Who is beside whom. */
  NODE_GRAPH("nodeGraph", false);

  private final String id;
  private final boolean overTime;

  Visualization(String id, boolean overTime) {
    this.id = id;
    this.overTime = overTime;
  }

  String id() {
    return id;
  }

  /** Whether it shows all of the time that is looked at, or only the end of it. */
  boolean isOverTime() {
    return overTime;
  }

  JsonObject options() {
    return new JsonObject();
  }

  /** What of each field is this visualization's own. */
  JsonObject custom() {
    return new JsonObject();
  }
}
