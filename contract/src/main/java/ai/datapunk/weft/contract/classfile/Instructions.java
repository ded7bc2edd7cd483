package ai.datapunk.weft.contract.classfile;

/** Decodes the instructions of a method (JVMS 6.5) as far as their lengths. */
final class Instructions {

  static final int INVOKE_VIRTUAL = 0xB6;
  static final int INVOKE_SPECIAL = 0xB7;
  static final int INVOKE_STATIC = 0xB8;
  static final int INVOKE_INTERFACE = 0xB9;
  static final int NEW = 0xBB;
  private static final int IINC = 0x84;
  private static final int TABLE_SWITCH = 0xAA;
  private static final int LOOKUP_SWITCH = 0xAB;
  private static final int WIDE = 0xC4;

  /**
   * The length of each instruction by its opcode, from nop to jsr_w; 0 where it is not fixed. No
   * compiler writes the opcodes behind these.
   */
  private static final String LENGTHS =
      "1111111111111111" // 00: nop
          + "2323322222111111" // 10: bipush, sipush, ldc .., iload ..
          + "1111111111111111" // 20
          + "1111112222211111" // 30: .. istore ..
          + "1111111111111111" // 40
          + "1111111111111111" // 50
          + "1111111111111111" // 60
          + "1111111111111111" // 70
          + "1111311111111111" // 80: .. iinc
          + "1111111113333333" // 90: .. ifeq
          + "3333333332001111" // A0: .. goto, jsr, ret, two switches, ireturn
          + "1133333335532311" // B0: .. getstatic, invokeinterface, new, newarray
          + "3311043355"; // C0: checkcast .. wide, multianewarray, ifnull, goto_w

  private final ClassBytes bytes;
  private final int start;
  private final int end;

  /** Those of the code attribute whose content begins there. */
  Instructions(ClassBytes bytes, int code) {
    this.bytes = bytes;
    start = code + 8;
    end = start + bytes.length(code + 4);
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Where the next instruction is, behind that which is there. */
  int next(int at) {
    long length = length(bytes.u1(at), at);
    if (length <= 0 || at + length > end) {
      throw new ClassFileException("an instruction that leaves the method's code at byte " + at);
    }
    return (int) (at + length);
  }

  private long length(int opcode, int at) {
    if (opcode == TABLE_SWITCH) {
      int operands = aligned(at);
      return operands + 12L + 4 * (1L + bytes.u4(operands + 8) - bytes.u4(operands + 4)) - at;
    }
    if (opcode == LOOKUP_SWITCH) {
      int operands = aligned(at);
      return operands + 8L + 8L * bytes.u4(operands + 4) - at;
    }
    if (opcode == WIDE) {
      return bytes.u1(at + 1) == IINC ? 6 : 4;
    }
    return opcode < LENGTHS.length() ? LENGTHS.charAt(opcode) - '0' : 0;
  }

  /** The first place behind the opcode that is a multiple of four from the start of the code. */
  private int aligned(int at) {
    return at + 4 - ((at - start) & 3);
  }
}
