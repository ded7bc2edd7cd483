package ai.datapunk.weft.contract.classfile;

/**
 * The modified UTF-8 of class files: NUL has two bytes, and a character outside of the basic plane
 * is a pair of surrogates of three bytes each (JVMS 4.4.7).
 */
final class ModifiedUtf8 {

  private ModifiedUtf8() {}

  static String decode(byte[] bytes, int from, int length) {
    char[] text = new char[length];
    int count = 0;
    int at = from;
    int end = from + length;
    while (at < end) {
      int first = bytes[at] & 0xFF;
      if (first > 0 && first < 0x80) {
        text[count++] = (char) first;
        at += 1;
      } else if (first >> 5 == 0b110) {
        text[count++] = (char) ((first & 0x1F) << 6 | following(bytes, at + 1, end));
        at += 2;
      } else if (first >> 4 == 0b1110) {
        text[count++] =
            (char)
                ((first & 0x0F) << 12
                    | following(bytes, at + 1, end) << 6
                    | following(bytes, at + 2, end));
        at += 3;
      } else {
        throw malformed(at);
      }
    }
    return new String(text, 0, count);
  }

  private static int following(byte[] bytes, int at, int end) {
    if (at >= end || (bytes[at] & 0xC0) != 0x80) {
      throw malformed(at);
    }
    return bytes[at] & 0x3F;
  }

  private static ClassFileException malformed(int at) {
    return new ClassFileException("text that is not modified UTF-8 at byte " + at);
  }
}
