package ai.datapunk.weft.contract.classfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What makes a method woven; what weavers really write is read in {@code integration-tests}. */
final class WovenMethodsTest {

  @Test
  void aCallThatOnlyWovenCodeHasGivesItAway() {
    assertThat(isWoven("JoinPointProbes.of(null);")).isTrue();
    assertThat(isWoven("DeferredCall.aspectOf();")).isTrue();
  }

  @Test
  void theApiInAMethodDoesNotMakeItWoven() {
    assertThat(isWoven("Weft.mesh(); Woven woven = null; DeferredCall.other();")).isFalse();
    assertThat(isWoven("Class<?> c = JoinPointProbes.class; String s = \"JoinPointProbes\";"))
        .isFalse();
    assertThat(isWoven("Runnable r = () -> JoinPointProbes.of(null);")).isFalse();
  }

  @Test
  void aMethodThatCallsAWovenOneIsNotWoven() {
    ClassFile file =
        Compiled.sample(
                "@Timed void a() { b(); c(); } @Timed void b() { JoinPointProbes.of(null); }"
                    + " static void c() { JoinPointProbes.of(null); }")
            .read();

    assertThat(file.unwovenMethods()).extracting(AnnotatedMethod::name).containsExactly("a");
  }

  @Test
  void instructionsOfAllLengthsAreDecoded() {
    String locals = "int v0 = 0;";
    for (int i = 1; i < 300; i++) {
      locals += " long v" + i + " = " + i * 1000L + ";";
    }
    String body =
        locals
            + """
             v0 += 1000; v299 += 5; int big = 0; big++; big += 100000;
            for (int i = 0; i < 9; i++) { switch (i) { case 1: case 2: case 4: v0++; break; default: v1--; } }
            switch (v0) { case -100000: v1 += 5; break; case 7: v2++; break; case 99999: v3++; default: }
            int[][][] cube = new int[2][3][]; Object o = cube; if (o instanceof int[][] f) { f = null; }
            List<String> l = new ArrayList<>(); l.add("x" + v5 + v6); synchronized (l) { v7++; }
            double[] d = {1, 2.5, v0}; char c = (char) v0; float g = 3f % 2; boolean z = d[0] > g;
            String s = null; if (s == null) { v8 = v9 << 3; } assert z : c;
            """;

    assertThat(isWoven(body + "JoinPointProbes.of(null);")).isTrue();
    assertThat(isWoven(body)).isFalse();
  }

  private static boolean isWoven(String body) {
    ClassFile file = Compiled.sample("@Timed void a() { " + body + " }").read();
    return file.isWoven(file.annotatedMethods().get(0));
  }
}
