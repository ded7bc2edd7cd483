package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.classfile.AnnotatedMethod;
import ai.datapunk.weft.contract.classfile.ClassFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** Of what AspectJ makes of each shape nothing is left but what has to be. */
class ShellsTest {

  static IntStream releases() {
    return ShapeClasses.releases();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void everyAnnotatedMethodIsMarkedAndHasNoLinesAndItsBodyBesideIt(int release) {
    ShapeClasses classes = ShapeClasses.of(release);
    int methods = 0;
    for (String name : classes.changed()) {
      ClassNode woven = read(classes.woven(name));
      for (AnnotatedMethod annotated : ClassFile.read(classes.unwoven(name)).annotatedMethods()) {
        String method = name + "." + annotated.name() + annotated.descriptor();
        MethodNode shell = method(woven, annotated.name(), annotated.descriptor());
        assertThat(shell.invisibleAnnotations)
            .as(method)
            .anyMatch(each -> each.desc.equals("Lai/datapunk/weft/spec/GeneratedByWeft;"));
        assertThat(shell.instructions).as(method).noneMatch(LineNumberNode.class::isInstance);
        assertThat(woven.methods)
            .as(method)
            .anyMatch(each -> isBody(each) && BodyNames.written(each.name).equals(shell.name));
        methods++;
      }
    }
    assertThat(methods).isGreaterThan(90);
  }

  @ParameterizedTest
  @MethodSource("releases")
  void nothingElseOfAspectJIsLeft(int release) {
    ShapeClasses classes = ShapeClasses.of(release);
    for (String name : classes.changed()) {
      ClassNode unwoven = read(classes.unwoven(name));
      ClassNode woven = read(classes.woven(name));
      assertThat(fields(woven)).as(name).isEqualTo(fields(unwoven));
      assertThat(woven.attrs).as(name).isNull();
      List<String> added = new ArrayList<>(methods(woven));
      added.removeAll(methods(unwoven));
      added.remove("<clinit>()V");
      assertThat(added)
          .as(name)
          .allMatch(method -> method.matches("(?s)weft\\$.*|.*_weftBody\\d+\\(.*"));
      assertThat(added)
          .as(name)
          .noneMatch(method -> method.matches("weft\\$(preClinit|tjp).*|.*\\$advice\\(.*"));
    }
  }

  private static ClassNode read(byte[] classFile) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, 0);
    return type;
  }

  private static boolean isBody(MethodNode method) {
    return !BodyNames.written(method.name).equals(method.name)
        && Stream.of(method.instructions.toArray()).anyMatch(LineNumberNode.class::isInstance);
  }

  private static MethodNode method(ClassNode type, String name, String descriptor) {
    return type.methods.stream()
        .filter(each -> each.name.equals(name) && each.desc.equals(descriptor))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> methods(ClassNode type) {
    return type.methods.stream().map(each -> each.name + each.desc).toList();
  }

  private static List<String> fields(ClassNode type) {
    return type.fields.stream().map(each -> each.name + each.desc).toList();
  }
}
