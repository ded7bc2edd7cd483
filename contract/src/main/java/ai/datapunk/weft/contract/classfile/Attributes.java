package ai.datapunk.weft.contract.classfile;

/** Tables of attributes (JVMS 4.7), of which most are stepped over. */
final class Attributes {

  static final String CODE = "Code";
  static final String ANNOTATIONS = "RuntimeVisibleAnnotations";
  static final String PARAMETER_ANNOTATIONS = "RuntimeVisibleParameterAnnotations";

  private Attributes() {}

  /** Where a table ends that begins there. */
  static int skip(ClassBytes bytes, int at) {
    int next = at + 2;
    for (int left = bytes.u2(at); left > 0; left--) {
      next += 6 + bytes.length(next + 2);
    }
    return next;
  }

  /**
   * Where the content of an attribute begins, in a table that begins there; 0 if it is not in it.
   */
  static int find(ClassBytes bytes, ConstantPool constants, int at, String name) {
    int next = at + 2;
    for (int left = bytes.u2(at); left > 0; left--) {
      int length = bytes.length(next + 2);
      if (constants.text(bytes.u2(next)).equals(name)) {
        return next + 6;
      }
      next += 6 + length;
    }
    return 0;
  }
}
