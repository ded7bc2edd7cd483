package ai.datapunk.weft.processor.write;

/**
 * Writes Java in ASCII: the compiler writes generated sources in the encoding of all sources, which
 * may not have the characters of a class's name.
 */
final class Ascii {

  private Ascii() {}

  /** The same source, with an escape for each character that is not ASCII. */
  static String escaped(String source) {
    if (source.chars().allMatch(Ascii::isAscii)) {
      return source;
    }
    StringBuilder escaped = new StringBuilder();
    source
        .chars()
        .forEach(
            c -> {
              if (isAscii(c)) {
                escaped.append((char) c);
              } else {
                escaped.append(String.format("\\u%04x", c));
              }
            });
    return escaped.toString();
  }

  private static boolean isAscii(int c) {
    return c < 0x80;
  }
}
