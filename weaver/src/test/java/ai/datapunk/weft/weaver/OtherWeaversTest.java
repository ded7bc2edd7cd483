package ai.datapunk.weft.weaver;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.aspects.Woven;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** AspectJ's own weaver at work on the same classes, before ours and after. */
class OtherWeaversTest {

  private static final String SHOP =
      """
      package app;
      import ai.datapunk.weft.annotation.*;
      import java.util.concurrent.*;
      @MeshService("a")
      public class Shop {
        @Timed static String buy(String what) { return "a " + what; }
        @Timed static String many(int number, @Label("what") String what) { return number + what; }
        @Retried static CompletableFuture<String> order(String what) {
          return CompletableFuture.completedFuture("a " + what);
        }
        static String ordered(String what) { return order(what).join(); }
      }
      """;

  private static final String ASPECT =
      """
      package app;
      import org.aspectj.lang.annotation.*;
      import org.aspectj.lang.ProceedingJoinPoint;
      @Aspect
      public class Counting {
        static int calls;
        private static final Counting ONE = new Counting();
        public static Counting aspectOf() { return ONE; }
        public static boolean hasAspect() { return true; }
        static int calls() { return calls; }
        @Around("execution(* app.Shop.*(..)) && !execution(* app.Shop.ordered(..))")
        public Object around(ProceedingJoinPoint joinPoint) throws Throwable {
          calls++;
          return joinPoint.proceed();
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void anApplicationsAspectWovenBeforeGoesOnWorking() throws Throwable {
    Compiled.into(folder, SHOP, ASPECT);
    Map<String, byte[]> theirs = theirs(Compiled.bytes(folder, "app.Shop"), true);
    WovenClass woven = ours(theirs.get("app/Shop"));
    theirs.remove("app/Shop");
    assertThat(woven.generated().keySet()).doesNotContainAnyElementsOf(theirs.keySet());
    Application application = new Application().with(woven);
    theirs.forEach(application::with);
    assertEachCountsOnce(application);
  }

  @Test
  void anApplicationsAspectCanBeWovenAfterwards() throws Throwable {
    Compiled.into(folder, SHOP, ASPECT);
    WovenClass woven = ours(Compiled.bytes(folder, "app.Shop"));
    for (boolean reweavable : new boolean[] {true, false}) {
      Application application = new Application();
      woven.generated().forEach(application::with);
      theirs(woven.classFile(), reweavable).forEach(application::with);
      assertEachCountsOnce(application);
    }
  }

  @Test
  void whatIsWovenIsNotWovenASecondTimeWithWeftsAspects() {
    Compiled.into(folder, SHOP);
    WovenClass woven = ours(Compiled.bytes(folder, "app.Shop"));
    List<String> debug = new ArrayList<>();
    AspectJWorld ajc =
        new AspectJWorld(new PathClassFinder(Compiled.classPath(folder)), debug::add);
    Set<String> aspects = Set.of("ClassInitialization", "UnboundCall", "DeferredCall");
    assertThat(ajc.weave("app/Shop", woven.classFile(), aspects))
        .containsExactly(Map.entry("app/Shop", woven.classFile()));
    assertThat(debug).isEmpty();
  }

  @Test
  void anAspectOfAspectJsLanguageWithAnAnnotatedMethodIsStillOne() throws Exception {
    Compiled.into(folder, SHOP);
    String aspect = "ai/datapunk/weft/aspects/BoundCallAt1";
    Path file = folder.resolve(aspect + ".class");
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, withTimedMethod(aspect));
    WovenClass woven = ours(Files.readAllBytes(file));
    assertThat(woven.methods()).isEqualTo(1);
    Files.write(file, woven.classFile());
    Map<String, byte[]> shop =
        PlainAspectJ.weave(
            Compiled.classPath(folder),
            "app.Shop",
            Compiled.bytes(folder, "app.Shop"),
            aspect.replace('/', '.'),
            true);
    assertThat(new String(shop.get("app/Shop"), StandardCharsets.ISO_8859_1)).contains(aspect);
  }

  /** A class that ajc has compiled, with what it noted in it where it was. */
  private static byte[] withTimedMethod(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Woven.class.getClassLoader()).getResourceAsStream(name + ".class")) {
      ClassReader reader = new ClassReader(Objects.requireNonNull(in));
      ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
      reader.accept(writer, 0);
      MethodVisitor method =
          writer.visitMethod(Opcodes.ACC_PUBLIC, "timed", "()Ljava/lang/String;", null, null);
      AnnotationVisitor timed = method.visitAnnotation("Lai/datapunk/weft/annotation/Timed;", true);
      timed.visit("service", "aspect");
      timed.visitEnd();
      method.visitCode();
      method.visitLdcInsn("timed");
      method.visitInsn(Opcodes.ARETURN);
      method.visitMaxs(0, 0);
      method.visitEnd();
      return writer.toByteArray();
    }
  }

  private void assertEachCountsOnce(Application application) throws Throwable {
    application.with("app.Counting", Compiled.bytes(folder, "app.Counting"));
    assertThat(application.call("app.Shop", "buy", "hat")).isEqualTo("a hat");
    assertThat(application.call("app.Counting", "calls")).isEqualTo(1);
    assertThat(application.call("app.Shop", "ordered", "hat")).isEqualTo("a hat");
    assertThat(application.call("app.Counting", "calls")).isEqualTo(2);
  }

  private WovenClass ours(byte @Nullable [] classFile) {
    ClassWeaver weaver = ClassWeaver.of(Compiled.classPath(folder), line -> {});
    return weaver.weave(Objects.requireNonNull(classFile)).orElseThrow();
  }

  /** As AspectJ's compiler and its agent weave. */
  private Map<String, byte[]> theirs(byte[] classFile, boolean reweavable) {
    return new TreeMap<>(
        PlainAspectJ.weave(
            Compiled.classPath(folder), "app.Shop", classFile, "app.Counting", reweavable));
  }
}
