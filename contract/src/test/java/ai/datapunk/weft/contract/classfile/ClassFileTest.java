package ai.datapunk.weft.contract.classfile;

import static ai.datapunk.weft.contract.classfile.MethodAnnotation.CIRCUIT_GUARDED;
import static ai.datapunk.weft.contract.classfile.MethodAnnotation.LOAD_BALANCED;
import static ai.datapunk.weft.contract.classfile.MethodAnnotation.RETRIED;
import static ai.datapunk.weft.contract.classfile.MethodAnnotation.TIMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ClassFileTest {

  @Test
  void aClassIsNamedAsTheJvmNamesIt() {
    ClassFile inner =
        ClassFile.read(
            Compiled.sample(
                    "static abstract class Inner extends ArrayList<String> implements Woven {}")
                .bytes("Sample$Inner"));

    assertThat(inner.name()).isEqualTo("Sample$Inner");
    assertThat(inner.superName()).isEqualTo("java/util/ArrayList");
    assertThat(inner.interfaces()).containsExactly(WeavingNames.WOVEN);
    assertThat(inner.implementsWoven()).isTrue();
    assertThat(inner.annotatedMethods()).isEmpty();
  }

  @Test
  void methodsAreFoundByAnAnnotationOfTheirOwn() {
    assertThat(
            Compiled.sample(
                    """
                    @Timed @Retried private static long[] a(Map<String, int[][]> map, long wide) { return null; }
                    @LoadBalanced String b() { return ""; }
                    @Deprecated public void c() {}
                    """)
                .read()
                .annotatedMethods())
        .containsExactly(
            method("a", "(Ljava/util/Map;J)[J", 0x000A, Set.of(TIMED, RETRIED)),
            method("b", "()Ljava/lang/String;", 0, Set.of(LOAD_BALANCED)));
  }

  @Test
  void anAnnotationOfTheClassReachesPublicMethodsWithABody() {
    assertThat(
            Compiled.of(
                    """
                    @CircuitGuarded @LoadBalanced
                    public abstract class Sample implements Comparable<Sample> {
                      public Sample() {}
                      static { System.nanoTime(); }
                      public int compareTo(Sample other) { return 0; }
                      public abstract void left();
                      public native void out();
                      void too() { Runnable lambda = () -> {}; }
                      @Timed protected void timed() {}
                    }
                    """)
                .read()
                .annotatedMethods())
        .containsExactly(
            method("compareTo", "(LSample;)I", 1, Set.of(CIRCUIT_GUARDED)),
            method("timed", "()V", 4, Set.of(TIMED)));
  }

  @Test
  void abstractAndNativeMethodsAndBridgesCarryAnnotationsInVain() {
    assertThat(
            Compiled.of(
                    """
                    public abstract class Sample implements Comparable<Sample> {
                      @Timed public int compareTo(Sample other) { return 0; }
                      @Timed abstract void left();
                      @Timed native void out();
                    }
                    """)
                .read()
                .annotatedMethods())
        .extracting(AnnotatedMethod::signature)
        .containsExactly("compareTo(LSample;)I");
  }

  @Test
  void parametersThatAdviceBindsAreFoundByTheirIndex() {
    AnnotatedMethod method =
        Compiled.sample(
                """
                @Timed void a(@Deprecated long first, @Label("x") String[] label, int between,
                    @Label("y") @Instance Object both) {}
                """)
            .read()
            .annotatedMethods()
            .get(0);

    assertThat(method.boundParameters()).containsExactly(1, 3);
    assertThat(method.parameterCount()).isEqualTo(4);
    assertThat(method.returnDescriptor()).isEqualTo("V");
    assertThat(method.isStatic()).isFalse();
  }

  @Test
  void aFallbackIsTheMethodsOrItsClasss() {
    assertThat(
            Compiled.of(
                    """
                    @Retried(fallback = "no")
                    public class Sample {
                      public void ofClass() {}
                      @Timed void notReached() {}
                      @Retried(on = {String.class, List.class}, fallback = "") void empty() {}
                      @CircuitGuarded(fallback = "none") void ofMethod() {}
                    }
                    """)
                .read()
                .annotatedMethods())
        .extracting(AnnotatedMethod::name, AnnotatedMethod::fallback)
        .containsExactly(
            tuple("ofClass", true),
            tuple("notReached", false),
            tuple("empty", false),
            tuple("ofMethod", true));
  }

  @Test
  void otherAnnotationsAreSteppedOverWhateverTheyHold() {
    ClassFile read =
        Compiled.of(
                """
                @interface All {
                  byte b() default 1; char c() default 'c'; double d() default 1; float f() default 1;
                  int i() default 1; long l() default 1; short s() default 1; boolean z() default true;
                  String t() default ""; Class<?> k() default int.class;
                  Thread.State e() default Thread.State.NEW; All2[] n() default {}; int[] a() default {};
                }
                @interface All2 { String[] value(); Deprecated d() default @Deprecated; }
                public class Sample {
                  @All(b = 2, c = 'd', d = 2, f = 2, i = 2, l = 2, s = 2, z = false, t = "t",
                      k = Sample.class, e = Thread.State.BLOCKED, a = {1, 2, 3},
                      n = {@All2({"x", "y"}), @All2(value = {}, d = @Deprecated(since = "z"))})
                  void a(@All(n = @All2({})) int b, @Label("l") int c) {}
                }
                """
                    .replace("void a(", "@Timed void a(")
                    .replace(
                        "@interface",
                        "@java.lang.annotation.Retention("
                            + "java.lang.annotation.RetentionPolicy.RUNTIME) @interface"))
            .read();

    assertThat(read.annotatedMethods()).hasSize(1);
    assertThat(read.annotatedMethods().get(0).boundParameters()).containsExactly(1);
  }

  @Test
  void namesMayHaveAnyCharacter() {
    assertThat(
            Compiled.sample("@Timed void größe𝒳() { String s = \"\\0\"; }")
                .read()
                .annotatedMethods())
        .extracting(AnnotatedMethod::name)
        .containsExactly("größe𝒳");
  }

  @Test
  void aClassFileOfAModuleHasNoMethods() throws Exception {
    try (var in =
        ClassFileTest.class.getResourceAsStream("/org/assertj/core/api/Assertions.class")) {
      assertThat(ClassFile.read(in.readAllBytes()).annotatedMethods()).isEmpty();
    }
    try (var in = Object.class.getModule().getResourceAsStream("module-info.class")) {
      ClassFile module = ClassFile.read(in.readAllBytes());
      assertThat(module.name()).isEqualTo("module-info");
      assertThat(module.superName()).isNull();
      assertThat(module.annotatedMethods()).isEmpty();
    }
  }

  private static AnnotatedMethod method(
      String name, String descriptor, int flags, Set<MethodAnnotation> annotations) {
    return new AnnotatedMethod(name, descriptor, flags, annotations, List.of(), false);
  }
}
