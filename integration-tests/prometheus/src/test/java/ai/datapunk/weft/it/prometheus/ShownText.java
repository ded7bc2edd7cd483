package ai.datapunk.weft.it.prometheus;

/** What docs/limits.md says that stands in a label, written down a second time. */
final class ShownText {

  private static final int LENGTH = 128;

  private ShownText() {}

  /** A text that holds no secret, as a label shows it. */
  static String of(String text) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (at + Character.charCount(point) > LENGTH) {
        break;
      }
      shown.appendCodePoint(shown(point));
      at += Character.charCount(point);
    }
    return shown.toString().isBlank() ? "unknown" : shown.toString();
  }

  private static int shown(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.SURROGATE -> '\ufffd';
      default -> point;
    };
  }
}
