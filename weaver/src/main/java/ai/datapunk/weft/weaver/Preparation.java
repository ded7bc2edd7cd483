package ai.datapunk.weft.weaver;

import ai.datapunk.weft.contract.classfile.WeavingNames;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;

/**
 * A class made ready for AspectJ. It implements {@code Woven} whatever has become of its super
 * class, so that the order of work makes no difference; and what says that another weaver was here
 * is gone, since AspectJ would not touch the class, or would undo what the other one has done.
 */
final class Preparation extends ClassVisitor {

  static final String WEAVER_STATE = "org.aspectj.weaver.WeaverState";
  static final String WEAVER_VERSION = "org.aspectj.weaver.WeaverVersion";

  /** The members that it has, name and descriptor. */
  final Set<String> members = new HashSet<>();

  /** Whether AspectJ made it, or wove it, before. */
  boolean hasWeaverVersion;

  /** Whether names of what another weaver has put in are out of the way. */
  final boolean hidesOthers;

  final byte[] classFile;

  Preparation(byte[] original) {
    super(Opcodes.ASM9);
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    cv = writer;
    hidesOthers = OthersNames.occurIn(original);
    reader.accept(
        hidesOthers ? new ClassRemapper(this, OthersNames.hiding(reader.getClassName())) : this, 0);
    classFile = writer.toByteArray();
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      String superName,
      String[] interfaces) {
    boolean isEnum = (access & Opcodes.ACC_ENUM) != 0;
    if (isEnum || Arrays.asList(interfaces).contains(WeavingNames.WOVEN)) {
      super.visit(version, access, name, signature, superName, interfaces);
      return;
    }
    String[] more = Arrays.copyOf(interfaces, interfaces.length + 1);
    more[interfaces.length] = WeavingNames.WOVEN;
    super.visit(
        version,
        access,
        name,
        signature == null ? null : signature + "L" + WeavingNames.WOVEN + ";",
        superName,
        more);
  }

  @Override
  public void visitAttribute(Attribute attribute) {
    hasWeaverVersion |= attribute.type.equals(WEAVER_VERSION);
    if (!attribute.type.equals(WEAVER_STATE)) {
      super.visitAttribute(attribute);
    }
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      @Nullable Object value) {
    members.add(name + descriptor);
    return super.visitField(access, name, descriptor, signature, value);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    members.add(name + descriptor);
    return super.visitMethod(access, name, descriptor, signature, exceptions);
  }
}
