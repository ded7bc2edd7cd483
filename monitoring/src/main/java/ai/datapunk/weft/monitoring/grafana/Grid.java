package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.JsonObject;

/** Where panels are: beside each other as long as there is place, and then in a new line. */
final class Grid {

  static final int WIDTH = 24;

  private int left;
  private int top;
  private int bottom;

  void newLine() {
    left = 0;
    top = bottom;
  }

  JsonObject place(int width, int height) {
    if (left + width > WIDTH) {
      newLine();
    }
    JsonObject place = place(left, top, width, height);
    left += width;
    bottom = Math.max(bottom, top + height);
    return place;
  }

  /** Below all, without taking the place, as it is not shown at first. */
  JsonObject hidden(int height) {
    return place(0, bottom, WIDTH, height);
  }

  private static JsonObject place(int left, int top, int width, int height) {
    JsonObject place = new JsonObject();
    place.addProperty("x", left);
    place.addProperty("y", top);
    place.addProperty("w", width);
    place.addProperty("h", height);
    return place;
  }
}
