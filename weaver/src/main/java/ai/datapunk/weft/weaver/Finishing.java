package ai.datapunk.weft.weaver;

import ai.datapunk.weft.contract.classfile.WeavingNames;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
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
import org.objectweb.asm.commons.SimpleRemapper;

/**
 * What AspectJ made of a class, made ready for use: marked as woven, and such that AspectJ can
 * weave other aspects into it later. For that the members and classes that it put in have names
 * that it would not choose again, and what says that it was here is gone.
 */
final class Finishing {

  /** The class-retained annotation that the pointcuts of Weft's aspects exclude. */
  static final String MARK = "L" + WeavingNames.ASPECTS_PACKAGE + "Advised;";

  private static final String CLOSURE = WeavingNames.CLOSURE;
  static final String OWN_CLOSURE = "$WeftClosure";

  private final String name;
  private final Preparation before;
  private final Set<String> madeMethods = new HashSet<>();
  private boolean keepsConstants;
  private final SimpleRemapper names;

  /**
   * @param before the class as it was given to AspectJ
   * @param woven what AspectJ made of it, and of the classes that belong to it
   */
  Finishing(Preparation before, String name, Map<String, byte[]> woven) {
    this.name = name;
    this.before = before;
    Map<String, String> renamed = new HashMap<>();
    for (String made : woven.keySet()) {
      if (!made.equals(name)) {
        renamed.put(made, made.replace(CLOSURE, OWN_CLOSURE));
      }
    }
    new ClassReader(woven.get(name)).accept(new MadeMembers(renamed), ClassReader.SKIP_CODE);
    names = new SimpleRemapper(Opcodes.ASM9, renamed);
  }

  /** The woven class. */
  byte[] woven(byte[] classFile) {
    return finished(classFile, true);
  }

  /** A class that belongs to it. */
  byte[] generated(byte[] classFile) {
    return finished(classFile, false);
  }

  private byte[] finished(byte[] classFile, boolean woven) {
    ClassReader reader = new ClassReader(classFile);
    // What others have attached may refer to the constant pool, which then stays what it is.
    ClassWriter writer = woven && keepsConstants ? new ClassWriter(reader, 0) : new ClassWriter(0);
    ClassVisitor last = new Last(writer, woven);
    ClassVisitor shown =
        before.hidesOthers ? new ClassRemapper(last, OthersNames.showing(name)) : last;
    reader.accept(new ClassRemapper(shown, names), 0);
    return writer.toByteArray();
  }

  /** The name that a class which AspectJ made goes by. */
  String nameOf(String made) {
    return made.replace(CLOSURE, OWN_CLOSURE);
  }

  /** AspectJ's version stays where it was: it says how to read what else AspectJ has attached. */
  private boolean isKept(Attribute attribute) {
    return switch (attribute.type) {
      case Preparation.WEAVER_STATE -> false;
      case Preparation.WEAVER_VERSION -> before.hasWeaverVersion;
      default -> true;
    };
  }

  /** Finds the members that were not there before, and whether somebody has attached something. */
  private final class MadeMembers extends ClassVisitor {
    private final Map<String, String> renamed;

    MadeMembers(Map<String, String> renamed) {
      super(Opcodes.ASM9);
      this.renamed = renamed;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      if (!before.members.contains(name + descriptor)) {
        renamed.put(Finishing.this.name + "." + name, ownName(name));
      }
      return new FieldVisitor(Opcodes.ASM9) {
        @Override
        public void visitAttribute(Attribute attribute) {
          keepsConstants = true;
        }
      };
    }

    @Override
    public void visitAttribute(Attribute attribute) {
      keepsConstants |= isKept(attribute);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if (!before.members.contains(name + descriptor) && !name.startsWith("<")) {
        renamed.put(Finishing.this.name + "." + name + descriptor, ownName(name));
        madeMethods.add(ownName(name) + descriptor);
      }
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitAttribute(Attribute attribute) {
          keepsConstants = true;
        }
      };
    }

    private static String ownName(String name) {
      return name.startsWith("ajc$")
          ? "weft$" + name.substring("ajc$".length())
          : name.replace(WeavingNames.AROUND_BODY, "_weftBody");
    }
  }

  private final class Last extends ClassVisitor {
    private final boolean woven;

    Last(ClassVisitor next, boolean woven) {
      super(Opcodes.ASM9, next);
      this.woven = woven;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        String superName,
        String[] interfaces) {
      int flags = woven ? access : access | Opcodes.ACC_SYNTHETIC;
      super.visit(version, flags, name, signature, superName, interfaces);
      if (woven) {
        super.visitAnnotation(MARK, false).visitEnd();
      }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
      if (woven && madeMethods.contains(name + descriptor)) {
        method.visitAttribute(new Synthetic());
      }
      return method;
    }

    @Override
    public void visitAttribute(Attribute attribute) {
      if (isKept(attribute) && (woven || !attribute.type.equals(Preparation.WEAVER_VERSION))) {
        super.visitAttribute(attribute);
      }
    }
  }
}
