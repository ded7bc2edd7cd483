package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.contract.classfile.ClassFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.Attribute;
import org.objectweb.asm.ByteVector;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.tree.ClassNode;

class ClassWeaverTest {

  private static final String LATE =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      @MeshService("late")
      public class Late { @Retried static lib.Later ask() { return new lib.Later(); } }
      """;

  @TempDir private Path folder;

  @Test
  void aTimedMethodIsWoven() throws Throwable {
    Compiled.into(
        folder,
        """
        package app;
        import ai.datapunk.weft.annotation.*;
        @MeshService("a")
        public class Shop {
          @Timed static String buy(String what) { return "a " + what; }
        }
        """);
    List<String> debug = new ArrayList<>();
    try (ClassWeaver weaver = ClassWeaver.of(Compiled.classPath(folder), debug::add)) {
      WovenClass woven = weaver.weave(Compiled.bytes(folder, "app.Shop")).orElseThrow();
      assertThat(woven.methods()).isEqualTo(1);
      assertThat(woven.generated()).isEmpty();
      assertThat(ClassFile.read(woven.classFile()).unwovenMethods()).isEmpty();
      assertThat(debug).isEmpty();
      assertThat(new Application().with(woven).call("app.Shop", "buy", "hat")).isEqualTo("a hat");
      assertThat(weaver.weave(woven.classFile())).isEmpty();
    }
  }

  @Test
  void aClassLoadersResourcesDoAsWellAsAClassPath() throws Throwable {
    String library =
        "package lib; public class Later extends java.util.concurrent.FutureTask<String> {"
            + " public Later() { super(() -> \"later\"); run(); } }";
    Compiled.into(folder, library, LATE);
    URL[] urls = {folder.toUri().toURL()};
    byte[] late = Compiled.bytes(folder, "app.Late");
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader());
        ClassWeaver ofLoader = ClassWeaver.of(loader, line -> {});
        ClassWeaver ofPath = ClassWeaver.of(Compiled.classPath(folder), line -> {})) {
      WovenClass woven = ofLoader.weave(late).orElseThrow();
      assertThat(woven.generated()).hasSize(1);
      assertThat(woven.classFile()).isEqualTo(ofPath.weave(late).orElseThrow().classFile());
    }
  }

  @Test
  void aSuperClassThatIsMissingIsNamed() throws Exception {
    Compiled.into(
        folder,
        "package app; public class Base {}",
        """
        package app;
        @ai.datapunk.weft.annotation.MeshService("a")
        public class Derived extends Base {
          @ai.datapunk.weft.annotation.Timed public int three() { return 3; }
        }
        """);
    Files.delete(folder.resolve("app/Base.class"));
    try (ClassWeaver weaver = ClassWeaver.of(Compiled.classPath(folder), line -> {})) {
      byte[] derived = Compiled.bytes(folder, "app.Derived");
      assertThatThrownBy(() -> weaver.weave(derived))
          .isInstanceOf(WeavingException.class)
          .hasMessageStartingWith("app.Derived cannot be woven: AspectJ says: ")
          .hasMessageContaining("app.Base")
          .hasMessageEndingWith("add the jar that has it to the class path.");
    }
  }

  @Test
  void aLabelBehindTheLastParameterThatCanBeBoundIsNamed() throws Exception {
    Compiled.into(
        folder,
        """
        package app;
        import ai.datapunk.weft.annotation.*;
        @MeshService("a")
        public class Far {
          @Timed void far(int a, int b, int c, int d, int e, int f, int g, int h, int i, int j,
              int k, int l, int m, int n, int o, int p, @Label("tier") String tier) {}
        }
        """);
    try (ClassWeaver weaver = ClassWeaver.of(Compiled.classPath(folder), line -> {})) {
      byte[] far = Compiled.bytes(folder, "app.Far");
      assertThatThrownBy(() -> weaver.weave(far))
          .isInstanceOf(WeavingException.class)
          .hasMessage(
              "app.Far cannot be woven: no advice fits its method"
                  + " far(IIIIIIIIIIIIIIIILjava/lang/String;)V. A label or an instance has at most"
                  + " 15 parameters before it, 11 if there are several, and a method with a fallback"
                  + " at most 12.");
    }
  }

  @Test
  void whatNobodyAnnotatedIsLeftAlone() throws Exception {
    Compiled.into(folder, "package app; public class Plain { void nothing() {} }");
    try (ClassWeaver weaver = ClassWeaver.of(List.of(), line -> {})) {
      assertThat(weaver.weave(Compiled.bytes(folder, "app.Plain"))).isEmpty();
    }
  }

  @Test
  void whatAnAttributeOfOthersRefersToIsWhereItWas() throws Exception {
    Compiled.into(
        folder,
        """
        package app;
        @ai.datapunk.weft.annotation.MeshService("a")
        public class Shop {
          @ai.datapunk.weft.annotation.Timed public int three() { return 3; }
        }
        """);
    byte[] unwoven = withAttribute(Compiled.bytes(folder, "app.Shop"));
    assertThat(referred(unwoven)).containsExactly("of the class", "of the method");
    try (ClassWeaver weaver = ClassWeaver.of(Compiled.classPath(folder), line -> {})) {
      assertThat(referred(weaver.weave(unwoven).orElseThrow().classFile()))
          .containsExactly("of the class", "of the method");
    }
  }

  /**
   * The class with attributes that are an index of the constant pool, for itself and its method.
   */
  private static byte[] withAttribute(byte[] classFile) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, 0);
    type.attrs = List.of(new Referring("of the class"));
    type.methods.stream()
        .filter(method -> method.name.equals("three"))
        .forEach(method -> method.attrs = List.of(new Referring("of the method")));
    ClassWriter writer = new ClassWriter(0);
    type.accept(writer);
    return writer.toByteArray();
  }

  private static List<String> referred(byte[] classFile) {
    ClassNode type = new ClassNode();
    new ClassReader(classFile).accept(type, new Attribute[] {new Referring("")}, 0);
    List<String> referred = new ArrayList<>();
    Stream.concat(
            Stream.ofNullable(type.attrs),
            type.methods.stream().map(method -> method.attrs).filter(Objects::nonNull))
        .flatMap(List::stream)
        .filter(Referring.class::isInstance)
        .forEach(each -> referred.add(((Referring) each).text));
    return referred;
  }

  private static final class Referring extends Attribute {
    private final String text;

    Referring(String text) {
      super("org.example.Referring");
      this.text = text;
    }

    @Override
    protected Attribute read(
        ClassReader reader,
        int offset,
        int length,
        char[] buffer,
        int codeOffset,
        Label @Nullable [] labels) {
      return new Referring(reader.readUTF8(offset, buffer));
    }

    @Override
    protected ByteVector write(
        ClassWriter writer, byte @Nullable [] code, int codeLength, int maxStack, int maxLocals) {
      return new ByteVector().putShort(writer.newUTF8(text));
    }
  }
}
