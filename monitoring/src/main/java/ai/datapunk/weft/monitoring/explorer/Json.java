package ai.datapunk.weft.monitoring.explorer;

import com.google.gson.JsonArray;
import java.util.Collection;

/** JSON of a few parts. */
final class Json {

  private Json() {}

  static JsonArray texts(Collection<String> texts) {
    JsonArray array = new JsonArray();
    texts.forEach(array::add);
    return array;
  }
}
