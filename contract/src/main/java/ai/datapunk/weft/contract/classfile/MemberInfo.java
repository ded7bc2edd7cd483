package ai.datapunk.weft.contract.classfile;

/**
 * A method as the class file has it.
 *
 * @param attributes where its table of attributes begins
 */
record MemberInfo(int accessFlags, String name, String descriptor, int attributes) {

  static final int PUBLIC = 0x0001;
  static final int STATIC = 0x0008;
  static final int BRIDGE = 0x0040;
  static final int NATIVE = 0x0100;
  static final int ABSTRACT = 0x0400;
  static final int SYNTHETIC = 0x1000;

  /** Whether one of the flags is set. */
  boolean is(int flags) {
    return (accessFlags & flags) != 0;
  }

  /** Whether advice may stand around it: it is a method, somebody wrote it, and it has a body. */
  boolean canBeWoven() {
    return !is(ABSTRACT | NATIVE | SYNTHETIC | BRIDGE) && !name.startsWith("<");
  }

  /** Whether the compiler or a weaver has made it to hold code. */
  boolean isHelper() {
    return is(SYNTHETIC) && !is(BRIDGE | ABSTRACT | NATIVE);
  }
}
