package ai.datapunk.weft.contract.classfile;

import java.nio.charset.StandardCharsets;

/**
 * What a class file's constant pool alone can tell: a class that does not mention a name has
 * nothing to do with it. It takes microseconds and allocates next to nothing, for it is asked of
 * each class that is loaded or built. Thread-safe.
 */
public final class ConstantPoolScan {

  private static final byte[][] ANNOTATIONS =
      names(
          MethodAnnotation.TIMED.descriptor(),
          MethodAnnotation.RETRIED.descriptor(),
          MethodAnnotation.CIRCUIT_GUARDED.descriptor(),
          MethodAnnotation.LOAD_BALANCED.descriptor());

  private ConstantPoolScan() {}

  /**
   * Whether one of the annotations that make methods woven is named. It need not be on a method.
   *
   * @throws ClassFileException if it is not a class file
   */
  public static boolean mentionsAnnotations(byte[] classFile) {
    ClassBytes bytes = new ClassBytes(classFile);
    int count = bytes.u2(ConstantPool.START);
    int at = ConstantPool.START + 2;
    for (int index = 1; index < count; index++) {
      int tag = bytes.u1(at);
      int size = ConstantPool.size(bytes, at);
      bytes.require(at, size);
      if (tag == ConstantPool.UTF8 && isAnnotation(bytes, at + 3, size - 3)) {
        return true;
      }
      index += ConstantPool.slots(tag) - 1;
      at += size;
    }
    return false;
  }

  private static boolean isAnnotation(ClassBytes bytes, int at, int length) {
    for (byte[] name : ANNOTATIONS) {
      if (name.length == length && bytes.matches(at, name)) {
        return true;
      }
    }
    return false;
  }

  /** No lambda: an agent does this while the application waits to start. */
  private static byte[][] names(String... names) {
    byte[][] bytes = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      bytes[i] = names[i].getBytes(StandardCharsets.US_ASCII);
    }
    return bytes;
  }
}
