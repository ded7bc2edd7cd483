package ai.datapunk.weft.catalog;

import ai.datapunk.weft.contract.PrintableText;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.MalformedJsonException;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that has been read, and what a catalog needs to ask of it. Gson's streaming reader
 * does the parsing; its object mapping stays out, which would work by reflection and make up most
 * of the processor's jar.
 */
final class JsonObject {

  private static final Pattern PLACE = Pattern.compile("at line \\d+ column \\d+");
  private static final double MOST_SECONDS = Long.MAX_VALUE / 1e9;

  private static final Pattern NAME = Pattern.compile("(?s).*\\S.*");

  private final Map<?, ?> members;

  private JsonObject(Map<?, ?> members) {
    this.members = members;
  }

  /**
   * Reads one object.
   *
   * @throws IOException also if the text is not a JSON object
   */
  static JsonObject read(Reader in) throws IOException {
    return of(parsed(in));
  }

  /** Without Gson's advice, which is for whoever writes a program. */
  private static @Nullable Object parsed(Reader in) throws IOException {
    try (JsonReader reader = new JsonReader(in)) {
      return value(reader);
    } catch (MalformedJsonException | EOFException | IllegalStateException e) {
      Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
      throw new MalformedJsonException(
          "it is no JSON" + (place.find() ? ", as is seen " + place.group() : ""), e);
    }
  }

  boolean has(String name) {
    return members.get(name) != null;
  }

  String string(String name) throws IOException {
    return required(name, String.class);
  }

  /** A text that is one. */
  String name(String name) throws IOException {
    return like(name, NAME, "a name");
  }

  /** A text that this matches. */
  String like(String name, Pattern pattern, String what) throws IOException {
    String text = string(name);
    if (!pattern.matcher(text).matches()) {
      throw new MalformedJsonException(
          "\"" + name + "\" should be " + what + " but is \"" + text + "\"");
    }
    return text;
  }

  String stringOr(String name, String otherwise) throws IOException {
    return has(name) ? string(name) : otherwise;
  }

  double number(String name) throws IOException {
    return required(name, Double.class);
  }

  @Nullable Double optionalNumber(String name) throws IOException {
    return has(name) ? number(name) : null;
  }

  /** A duration that can be reckoned with in nanoseconds, as at run time. */
  double seconds(String name) throws IOException {
    double seconds = number(name);
    if (seconds < 0 || seconds > MOST_SECONDS) {
      String range = seconds < 0 ? "0 or more" : "at most 292 years";
      throw new MalformedJsonException(
          "\"" + name + "\" should be " + range + " in seconds but is " + seconds);
    }
    return seconds;
  }

  @Nullable Double optionalSeconds(String name) throws IOException {
    return has(name) ? seconds(name) : null;
  }

  int integer(String name) throws IOException {
    return (int) number(name);
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(members.get(name));
  }

  JsonObject object(String name) throws IOException {
    return of(members.get(name));
  }

  Optional<JsonObject> optionalObject(String name) throws IOException {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  List<JsonObject> objects(String name) throws IOException {
    List<JsonObject> objects = new ArrayList<>();
    for (Object element : required(name, List.class)) {
      objects.add(of(element));
    }
    return objects;
  }

  <T> List<T> list(String name, Class<T> type) throws IOException {
    List<T> list = new ArrayList<>();
    for (Object element : required(name, List.class)) {
      list.add(cast(name, element, type));
    }
    return list;
  }

  private <T> T required(String name, Class<T> type) throws IOException {
    return cast(name, members.get(name), type);
  }

  private static <T> T cast(String name, @Nullable Object value, Class<T> type) throws IOException {
    if (value instanceof String text) {
      requirePrintable(name, text);
    }
    if (!type.isInstance(value)) {
      throw new MalformedJsonException(
          "\"" + name + "\" should be a " + type.getSimpleName() + " but is " + value);
    }
    return type.cast(value);
  }

  private static void requirePrintable(String name, String text) throws IOException {
    Optional<String> fault = PrintableText.fault(text);
    if (fault.isPresent()) {
      throw new MalformedJsonException(
          "\"" + name + "\" has the character " + fault.get() + " in it, which cannot be shown");
    }
  }

  private static JsonObject of(@Nullable Object value) throws IOException {
    return new JsonObject(cast("object", value, Map.class));
  }

  private static @Nullable Object value(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> members(reader);
      case BEGIN_ARRAY -> elements(reader);
      case STRING -> reader.nextString();
      case NUMBER -> reader.nextDouble();
      case BOOLEAN -> reader.nextBoolean();
      default -> {
        reader.nextNull();
        yield null;
      }
    };
  }

  private static Map<String, @Nullable Object> members(JsonReader reader) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      members.put(reader.nextName(), value(reader));
    }
    reader.endObject();
    return members;
  }

  private static List<@Nullable Object> elements(JsonReader reader) throws IOException {
    List<@Nullable Object> elements = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      elements.add(value(reader));
    }
    reader.endArray();
    return elements;
  }
}
