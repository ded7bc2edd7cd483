package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * JaCoCo's report of woven classes is that of unwoven ones, whatever their methods look like: each
 * line, each method under whatever name, each class, and the sum. There is one exception: where
 * somebody wrote a static initialiser, two instructions without a line come first. They have to be
 * in it, since static fields that are final can be set nowhere else.
 */
class CoverageTest {

  static IntStream releases() {
    return ShapeClasses.releases();
  }

  @ParameterizedTest
  @MethodSource("releases")
  void eachLineHasTheSameCounts(int release) throws Exception {
    ShapeClasses classes = ShapeClasses.of(release);

    List<String> unwoven = Coverage.of(withSeriesFirst(classes));
    List<String> woven = Coverage.of(classes.woven());

    assertThat(woven.size()).isGreaterThan(1_000);
    assertThat(Difference.of(unwoven, woven)).isEmpty();
  }

  /** The classes unwoven, but for what comes first in static initialisers. */
  private static Map<String, byte[]> withSeriesFirst(ShapeClasses classes) {
    Map<String, byte[]> result = new TreeMap<>(classes.unwoven());
    classes.changed().forEach(name -> result.computeIfPresent(name, CoverageTest::withSeriesFirst));
    return result;
  }

  private static byte[] withSeriesFirst(String name, byte[] classFile) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, 0);
    for (MethodNode method : type.methods) {
      if (method.name.equals("<clinit>") && (type.access & Opcodes.ACC_ENUM) == 0) {
        InsnList first = new InsnList();
        first.add(new LdcInsnNode(Type.getObjectType(type.name)));
        first.add(
            new MethodInsnNode(
                Opcodes.INVOKESTATIC,
                "ai/datapunk/weft/aspects/JoinPointProbes",
                "initialize",
                "(Ljava/lang/Class;)V"));
        method.instructions.insert(first);
      }
    }
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.accept(writer);
    return writer.toByteArray();
  }
}
