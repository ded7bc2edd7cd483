package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Methods of the 65,535 bytes that a class file allows, in which nothing more has room. */
class LargestMethodsTest {

  private static final int MOST = 65_535;

  private final ClassWriter type = new ClassWriter(0);

  LargestMethodsTest() {
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "app/Large", null, "java/lang/Object", null);
  }

  @Test
  void theBodyOfAnAnnotatedMethodMayBeAsLargeAsAnyMethod() {
    MethodVisitor method = timed("large");
    fill(method, MOST - 1);
    end(method);

    assertThat(weave().methods()).isEqualTo(1);
  }

  @Test
  void aStaticInitialiserWithoutRoomForWhatComesInFrontIsNamed() {
    end(timed("small"));
    MethodVisitor initializer = type.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    initializer.visitCode();
    fill(initializer, MOST - 1);
    end(initializer);

    assertThatThrownBy(this::weave)
        .isInstanceOf(WeavingException.class)
        .hasMessageStartingWith("app.Large cannot be woven: ")
        .hasMessageContaining("<clinit>");
  }

  @Test
  void aMethodThatConstantsWithHigherNumbersMakeTooLargeIsNamed() {
    // A constant takes two bytes to load if its number is below 256, and else three.
    int constants = 100;
    IntStream.range(0, constants).forEach(i -> type.newConst("of large " + i));
    MethodVisitor first = type.visitMethod(Opcodes.ACC_PUBLIC, "first", "()V", null, null);
    first.visitCode();
    IntStream.range(0, 3 * constants).forEach(i -> load(first, "of first " + i));
    end(first);
    MethodVisitor large = timed("large");
    IntStream.range(0, constants).forEach(i -> load(large, "of large " + i));
    fill(large, MOST - 1 - 3 * constants);
    end(large);

    assertThatThrownBy(this::weave)
        .isInstanceOf(WeavingException.class)
        .hasMessageStartingWith("app.Large cannot be woven: ")
        .hasMessageContaining("Method too large: app/Large.large");
  }

  private MethodVisitor timed(String name) {
    MethodVisitor method = type.visitMethod(Opcodes.ACC_PUBLIC, name, "()V", null, null);
    method.visitAnnotation("Lai/datapunk/weft/annotation/Timed;", true).visitEnd();
    method.visitCode();
    return method;
  }

  private static void load(MethodVisitor method, String constant) {
    method.visitLdcInsn(constant);
    method.visitInsn(Opcodes.POP);
  }

  private static void fill(MethodVisitor method, int bytes) {
    IntStream.range(0, bytes).forEach(i -> method.visitInsn(Opcodes.NOP));
  }

  private static void end(MethodVisitor method) {
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(1, 1);
    method.visitEnd();
  }

  private WovenClass weave() {
    type.visitEnd();
    try (ClassWeaver weaver = ClassWeaver.of(Compiled.classPath(), line -> {})) {
      return weaver.weave(type.toByteArray()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
