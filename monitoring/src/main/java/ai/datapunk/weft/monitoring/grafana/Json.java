package ai.datapunk.weft.monitoring.grafana;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Collection;
import java.util.List;

/** JSON of a few parts. */
public final class Json {

  private Json() {}

  static JsonArray texts(String... texts) {
    return texts(List.of(texts));
  }

  /** In the order in which they come. */
  public static JsonArray texts(Collection<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
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
