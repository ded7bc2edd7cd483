package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

/** JSON of a few parts. */
final class Json {

  private Json() {}

  static JsonArray texts(String... texts) {
    JsonArray array = new JsonArray();
    for (String text : texts) {
      array.add(text);
    }
    return array;
  }

  static JsonArray of(JsonElement... elements) {
    JsonArray array = new JsonArray();
    for (JsonElement element : elements) {
      array.add(element);
    }
    return array;
  }

  /** Of names, each with its text. */
  static JsonObject object(String... namesAndTexts) {
    JsonObject object = new JsonObject();
    for (int name = 0; name < namesAndTexts.length; name += 2) {
      object.addProperty(namesAndTexts[name], namesAndTexts[name + 1]);
    }
    return object;
  }
}
