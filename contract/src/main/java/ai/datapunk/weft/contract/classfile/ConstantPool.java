package ai.datapunk.weft.contract.classfile;

import org.jspecify.annotations.Nullable;

/** The constant pool of a class file (JVMS 4.4). */
final class ConstantPool {

  static final int UTF8 = 1;
  private static final int INTEGER = 3;
  private static final int FLOAT = 4;
  private static final int LONG = 5;
  private static final int DOUBLE = 6;
  static final int CLASS = 7;
  private static final int STRING = 8;
  static final int FIELD = 9;
  static final int METHOD = 10;
  static final int INTERFACE_METHOD = 11;
  private static final int NAME_AND_TYPE = 12;
  private static final int METHOD_HANDLE = 15;
  private static final int METHOD_TYPE = 16;
  private static final int DYNAMIC = 17;
  private static final int INVOKE_DYNAMIC = 18;
  private static final int MODULE = 19;
  private static final int PACKAGE = 20;

  /** Where the pool begins, with the number of its entries. */
  static final int START = 8;

  private final ClassBytes bytes;

  /** Where each entry's tag is; 0 for the first, and for what follows a long or double. */
  private final int[] tags;

  /** The texts that were asked for. */
  private final @Nullable String[] texts;

  private final int end;

  ConstantPool(ClassBytes bytes) {
    this.bytes = bytes;
    int count = bytes.u2(START);
    tags = new int[count];
    texts = new String[count];
    int at = START + 2;
    for (int index = 1; index < count; index++) {
      tags[index] = at;
      index += slots(bytes.u1(at)) - 1;
      at += size(bytes, at);
    }
    bytes.require(at, 0);
    end = at;
  }

  /** How many bytes the entry has whose tag is there, the tag included. */
  static int size(ClassBytes bytes, int at) {
    int tag = bytes.u1(at);
    return switch (tag) {
      case UTF8 -> 3 + bytes.u2(at + 1);
      case CLASS, STRING, METHOD_TYPE, MODULE, PACKAGE -> 3;
      case METHOD_HANDLE -> 4;
      case INTEGER, FLOAT, FIELD, METHOD, INTERFACE_METHOD, NAME_AND_TYPE -> 5;
      case DYNAMIC, INVOKE_DYNAMIC -> 5;
      case LONG, DOUBLE -> 9;
      default ->
          throw new ClassFileException("a constant of the unknown kind " + tag + " at byte " + at);
    };
  }

  /** How many indices an entry of this tag takes. */
  static int slots(int tag) {
    return tag == LONG || tag == DOUBLE ? 2 : 1;
  }

  /** Where the pool ends, and the class's access flags are. */
  int end() {
    return end;
  }

  /** One more than the highest index. */
  int count() {
    return tags.length;
  }

  /** The kind of the entry at an index; 0 where there is none. */
  int tag(int index) {
    return tags[index] == 0 ? 0 : bytes.u1(tags[index]);
  }

  /** The text at an index. */
  String text(int index) {
    int at = entry(index, UTF8);
    String known = texts[index];
    if (known == null) {
      known = bytes.text(at + 3, bytes.u2(at + 1));
      texts[index] = known;
    }
    return known;
  }

  /** The name of the class at an index, with slashes. */
  String className(int index) {
    return text(bytes.u2(entry(index, CLASS) + 1));
  }

  /** The class whose method it is that is at an index. */
  String methodOwner(int index) {
    return className(bytes.u2(method(index) + 1));
  }

  /** The name of the method at an index. */
  String methodName(int index) {
    return text(bytes.u2(nameAndType(index) + 1));
  }

  /** The descriptor of the method at an index. */
  String methodDescriptor(int index) {
    return text(bytes.u2(nameAndType(index) + 3));
  }

  /** The class whose field it is that is at an index. */
  String fieldOwner(int index) {
    return className(bytes.u2(entry(index, FIELD) + 1));
  }

  /** The name of the field at an index. */
  String fieldName(int index) {
    return text(bytes.u2(entry(bytes.u2(entry(index, FIELD) + 3), NAME_AND_TYPE) + 1));
  }

  private int nameAndType(int index) {
    return entry(bytes.u2(method(index) + 3), NAME_AND_TYPE);
  }

  private int method(int index) {
    return entry(index, METHOD, INTERFACE_METHOD);
  }

  private int entry(int index, int tag) {
    return entry(index, tag, tag);
  }

  /** Where the tag is of an entry that must be of one of two kinds. */
  private int entry(int index, int tag, int orTag) {
    int at = index < tags.length ? tags[index] : 0;
    int found = at == 0 ? 0 : bytes.u1(at);
    if (found != tag && found != orTag) {
      throw new ClassFileException(
          "constant " + index + " is of kind " + found + " where " + tag + " was expected");
    }
    return at;
  }
}
