package ai.datapunk.weft.monitoring.dependencies;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What Prometheus answers to a query, as JSON. */
final class PrometheusAnswer {

  private PrometheusAnswer() {}

  /**
   * The values by who calls whom.
   *
   * @throws IllegalArgumentException if it is no such answer
   */
  static SortedMap<Dependency, Double> values(String text) {
    SortedMap<Dependency, Double> values = new TreeMap<>();
    for (JsonElement series : result(text)) {
      JsonObject labels = object(object(series).get("metric"));
      String caller = label(labels, "job");
      String service = label(labels, "service");
      if (!caller.isEmpty() && !service.isEmpty()) {
        values.put(new Dependency(caller, service), value(object(series).get("value")));
      }
    }
    return values;
  }

  private static JsonArray result(String text) {
    JsonObject data = object(object(parsed(text)).get("data"));
    JsonElement result = data.get("result");
    if (result == null || !result.isJsonArray()) {
      throw new IllegalArgumentException("without a result");
    }
    return result.getAsJsonArray();
  }

  /** What it says is wrong, if it says so. */
  static Optional<String> error(String text) {
    try {
      JsonElement error = object(parsed(text)).get("error");
      return error != null && error.isJsonPrimitive()
          ? Optional.of(error.getAsString())
          : Optional.empty();
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private static JsonElement parsed(String text) {
    try {
      return JsonParser.parseString(text);
    } catch (JsonParseException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }

  private static JsonObject object(@Nullable JsonElement element) {
    if (element == null || !element.isJsonObject()) {
      throw new IllegalArgumentException("no JSON object where one has to be");
    }
    return element.getAsJsonObject();
  }

  private static String label(JsonObject labels, String name) {
    JsonElement value = labels.get(name);
    return value == null || !value.isJsonPrimitive() ? "" : value.getAsString();
  }

  /** A time and a number; the number is in quotes, as JSON has no infinite ones. */
  private static double value(@Nullable JsonElement pair) {
    if (pair == null || !pair.isJsonArray() || pair.getAsJsonArray().size() != 2) {
      throw new IllegalArgumentException("a series without a value");
    }
    String number = pair.getAsJsonArray().get(1).getAsString();
    return switch (number) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(number);
    };
  }
}
