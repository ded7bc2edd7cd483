package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** From which values on something has another colour. Immutable. */
public final class Thresholds {

  private record Step(double from, Colour colour) {}

  private final Colour below;
  private final List<Step> steps;

  private Thresholds(Colour below, List<Step> steps) {
    this.below = below;
    this.steps = List.copyOf(steps);
  }

  /** One colour, whatever the value. */
  public static Thresholds of(Colour colour) {
    return new Thresholds(colour, List.of());
  }

  /** Well below this, and out from there on. */
  public static Thresholds bad(double from) {
    return of(Colour.BLUE).from(from, Colour.VERMILION);
  }

  /** Out below this, and well from there on. */
  public static Thresholds good(double from) {
    return of(Colour.VERMILION).from(from, Colour.BLUE);
  }

  /** The same, and another colour from a value on that is more than those before. */
  public Thresholds from(double value, Colour colour) {
    List<Step> more = new ArrayList<>(steps);
    more.add(new Step(value, colour));
    return new Thresholds(below, more);
  }

  JsonObject json() {
    JsonArray array = new JsonArray();
    JsonObject base = Json.object("color", below.hex());
    // As Grafana writes what has no lower end.
    base.add("value", JsonNull.INSTANCE);
    array.add(base);
    for (Step step : steps) {
      JsonObject one = Json.object("color", step.colour().hex());
      one.addProperty("value", step.from());
      array.add(one);
    }
    JsonObject json = Json.object("mode", "absolute");
    json.add("steps", array);
    return json;
  }
}
