package ai.datapunk.weft.audit;

/**
 * Text that stays on the line that it is written to: names of others, such as a certificate's
 * subject, may have line feeds in them, and what stands behind one would pass for another event.
 */
final class OneLine {

  private OneLine() {}

  /**
   * The text, with characters that nobody sees, or that end a line, as {@code \\u} and their
   * number.
   */
  static String of(String text) {
    if (text.chars().noneMatch(OneLine::isUnseen)) {
      return text;
    }
    StringBuilder line = new StringBuilder(text.length() + 16);
    text.chars()
        .forEach(
            c -> {
              if (isUnseen(c)) {
                line.append(String.format("\\u%04x", c));
              } else {
                line.append((char) c);
              }
            });
    return line.toString();
  }

  /** Control characters, those that turn the direction of text, and ends of lines. */
  private static boolean isUnseen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
