package ai.datapunk.weft.audit;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * An event as a JSON object (<a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>) without
 * line breaks. Written here because a flat object of strings, whole numbers and truth values is not
 * worth a library on every application's class path.
 */
final class JsonLine {

  private static final char FIRST_PRINTABLE = ' ';
  private static final char DELETE = 0x7f;

  private JsonLine() {}

  static String of(AuditEvent event, Instant time) {
    StringBuilder line = new StringBuilder();
    field(line.append('{'), "time", time);
    field(line.append(','), "level", event.level().name().toLowerCase(Locale.ROOT));
    field(line.append(','), "event", event.name());
    field(line.append(','), "message", event.message());
    for (Map.Entry<String, Object> field : event.fields().entrySet()) {
      field(line.append(','), field.getKey(), field.getValue());
    }
    return line.append('}').toString();
  }

  private static void field(StringBuilder line, String name, Object value) {
    string(line, name);
    line.append(':');
    if (value instanceof Integer || value instanceof Long || value instanceof Boolean) {
      line.append(value);
    } else {
      string(line, value.toString());
    }
  }

  /** In ASCII, so that no reader can take another character for the end of the line. */
  private static void string(StringBuilder line, String text) {
    line.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        line.append('\\').append(c);
      } else if (c < FIRST_PRINTABLE || c >= DELETE) {
        line.append(String.format("\\u%04x", (int) c));
      } else {
        line.append(c);
      }
    }
    line.append('"');
  }
}
