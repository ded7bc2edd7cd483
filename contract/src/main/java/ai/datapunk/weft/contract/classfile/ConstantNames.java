package ai.datapunk.weft.contract.classfile;

import java.util.ArrayList;
import java.util.List;

/**
 * The names in a class file's constant pool (JVMS 4.4), for what can be known of a class without
 * looking at its members.
 *
 * @param texts all that is written in it
 * @param members the fields and methods, its own and others', that its code refers to
 */
public record ConstantNames(List<String> texts, List<Member> members) {

  /** Copies the lists. */
  public ConstantNames {
    texts = List.copyOf(texts);
    members = List.copyOf(members);
  }

  /**
   * A field or a method.
   *
   * @param owner the class that it is looked for in, with slashes
   */
  public record Member(String owner, String name) {}

  /**
   * Reads them.
   *
   * @throws ClassFileException if it is not a class file, or one that cannot be read
   */
  public static ConstantNames read(byte[] classFile) {
    ConstantPool constants = new ConstantPool(new ClassBytes(classFile));
    List<String> texts = new ArrayList<>();
    List<Member> members = new ArrayList<>();
    for (int index = 1; index < constants.count(); index++) {
      switch (constants.tag(index)) {
        case ConstantPool.UTF8 -> texts.add(constants.text(index));
        case ConstantPool.FIELD ->
            members.add(new Member(constants.fieldOwner(index), constants.fieldName(index)));
        case ConstantPool.METHOD, ConstantPool.INTERFACE_METHOD ->
            members.add(new Member(constants.methodOwner(index), constants.methodName(index)));
        default -> {}
      }
    }
    return new ConstantNames(texts, members);
  }
}
