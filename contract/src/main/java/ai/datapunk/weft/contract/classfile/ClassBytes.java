package ai.datapunk.weft.contract.classfile;

import java.nio.charset.StandardCharsets;

/** The bytes of a class file; what lies behind their end is an error that says so. */
final class ClassBytes {

  private static final int MAGIC = 0xCAFEBABE;

  private final byte[] bytes;

  ClassBytes(byte[] bytes) {
    this.bytes = bytes;
    if (u4(0) != MAGIC) {
      throw new ClassFileException("not a class file: it does not begin with CAFEBABE");
    }
  }

  int u1(int at) {
    require(at, 1);
    return bytes[at] & 0xFF;
  }

  int u2(int at) {
    require(at, 2);
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  /** Four bytes with their sign. */
  int u4(int at) {
    require(at, 4);
    return (bytes[at] & 0xFF) << 24
        | (bytes[at + 1] & 0xFF) << 16
        | (bytes[at + 2] & 0xFF) << 8
        | (bytes[at + 3] & 0xFF);
  }

  /** Four bytes that are a length: what follows them must be there. */
  int length(int at) {
    int length = u4(at);
    if (length < 0) {
      throw truncated(at);
    }
    require(at + 4, length);
    return length;
  }

  /** Whether the bytes from there on are these; as many are known to be there. */
  boolean matches(int at, byte[] expected) {
    // From the end: what is compared begins alike.
    for (int i = expected.length - 1; i >= 0; i--) {
      if (bytes[at + i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** Text in the modified UTF-8 of class files. */
  String text(int at, int length) {
    require(at, length);
    for (int i = at; i < at + length; i++) {
      if (bytes[i] <= 0) {
        return ModifiedUtf8.decode(bytes, at, length);
      }
    }
    return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
  }

  /** Refuses a place behind which there are fewer bytes than so many. */
  void require(int at, int count) {
    if (at < 0 || at > bytes.length - count) {
      throw truncated(at);
    }
  }

  private ClassFileException truncated(int at) {
    return new ClassFileException(
        "a class file of " + bytes.length + " bytes that is cut off: read at " + at);
  }
}
