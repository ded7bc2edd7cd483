package ai.datapunk.weft.audit;

import java.util.Map;

/**
 * An event as a JSON object (<a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>) without
 * line breaks. Written here because a flat object of strings and whole numbers is not worth a
 * library on every application's class path.
 */
final class JsonLine {

  private static final char FIRST_PRINTABLE = ' ';
  private static final char DELETE = 0x7f;

  private JsonLine() {}

  static String of(AuditEvent event) {
    StringBuilder line = new StringBuilder("{\"event\":");
    string(line, event.name());
    for (Map.Entry<String, Object> field : event.fields().entrySet()) {
      line.append(',');
      string(line, field.getKey());
      line.append(':');
      if (field.getValue() instanceof Integer || field.getValue() instanceof Long) {
        line.append(field.getValue());
      } else {
        string(line, String.valueOf(field.getValue()));
      }
    }
    return line.append('}').toString();
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
