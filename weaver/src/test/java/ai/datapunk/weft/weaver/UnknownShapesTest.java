package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.weaver.compact.Compaction;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What AspectJ has woven in another way than the one that is known stays as it is, and does what it
 * did: another version of AspectJ may call its methods otherwise, or write other code.
 */
class UnknownShapesTest {

  private static final String SHOP =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      @MeshService("a")
      public class Shop {
        @Timed static String buy(String what) { return "a " + what; }
        @Timed static String sell(@Label("what") String what) { return buy(what) + " sold"; }
      }
      """;

  @TempDir private Path folder;
  private byte[] unwoven = {};
  private Map<String, byte[]> byAspectJ = Map.of();

  @BeforeEach
  void weave() {
    Compiled.into(folder, SHOP);
    unwoven = new Preparation(Compiled.bytes(folder, "app.Shop")).classFile;
    AspectJWorld world =
        new AspectJWorld(new PathClassFinder(Compiled.classPath(folder)), line -> {});
    byAspectJ =
        world.weave(
            "app/Shop", unwoven, Set.of("ClassInitialization", "UnboundCall", "BoundCallAt0"));
  }

  @Test
  void theKnownShapeIsMadeSmaller() throws Throwable {
    byte[] known = raw();
    byte[] compact = Compaction.compact(known, unwoven);
    assertThat(compact.length).isLessThan(known.length);
    assertWorks(compact);
    assertThat(Compaction.compact(compact, unwoven)).isSameAs(compact);
  }

  @Test
  void otherNamesOfAdvice() throws Throwable {
    assertLeft(renamed("$advice", "$guidance"));
  }

  @Test
  void otherNamesOfBodies() throws Throwable {
    byte[] renamed = renamed("_aroundBody", "_core");
    assertWorks(Compaction.compact(renamed, unwoven));
  }

  @Test
  void moreCodeBeforeTheAdvice() throws Throwable {
    assertLeft(
        changed(
            method -> {
              if (callsAdvice(method)) {
                method.instructions.insert(new InsnNode(Opcodes.POP));
                method.instructions.insert(new InsnNode(Opcodes.ICONST_0));
              }
            }));
  }

  @Test
  void moreCodeInOneMethodOnly() throws Throwable {
    byte[] changed =
        changed(
            method -> {
              if (method.name.equals("sell")) {
                method.instructions.insert(new InsnNode(Opcodes.POP));
                method.instructions.insert(new InsnNode(Opcodes.ICONST_0));
              }
            });
    byte[] compact = Compaction.compact(changed, unwoven);
    assertThat(compact.length).isLessThan(changed.length);
    assertWorks(compact);
  }

  @Test
  void whatIsNoClassFileAtAll() {
    byte[] nothing = {1, 2, 3};
    assertThat(Compaction.compact(nothing, unwoven)).isSameAs(nothing);
  }

  private void assertLeft(byte[] classFile) throws Throwable {
    assertThat(Compaction.compact(classFile, unwoven)).isSameAs(classFile);
    assertWorks(classFile);
  }

  private void assertWorks(byte[] classFile) throws Throwable {
    Map<String, byte[]> classes = new TreeMap<>(byAspectJ);
    classes.put("app/Shop", classFile);
    assertThat(Application.of(classes).call("app.Shop", "sell", "hat")).isEqualTo("a hat sold");
  }

  private byte[] raw() {
    return Objects.requireNonNull(byAspectJ.get("app/Shop"));
  }

  private byte[] renamed(String part, String by) {
    ClassWriter writer = new ClassWriter(0);
    Remapper names =
        new Remapper(Opcodes.ASM9) {
          @Override
          public String mapMethodName(String owner, String name, String descriptor) {
            return name.replace(part, by);
          }
        };
    new ClassReader(raw()).accept(new ClassRemapper(writer, names), 0);
    return writer.toByteArray();
  }

  private byte[] changed(Consumer<MethodNode> change) {
    ClassNode type = new ClassNode();
    new ClassReader(raw()).accept(type, 0);
    type.methods.forEach(change);
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.accept(writer);
    return writer.toByteArray();
  }

  private static boolean callsAdvice(MethodNode method) {
    for (var insn : method.instructions) {
      if (insn instanceof MethodInsnNode call && call.name.endsWith("$advice")) {
        return true;
      }
    }
    return false;
  }
}
