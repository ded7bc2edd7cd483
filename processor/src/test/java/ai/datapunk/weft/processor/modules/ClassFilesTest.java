package ai.datapunk.weft.processor.modules;

import static ai.datapunk.weft.processor.modules.ModuleSources.breaker;
import static ai.datapunk.weft.processor.testing.Sources.IMPORT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Annotated classes that a build passes to the processor as class files, as Gradle does. */
final class ClassFilesTest extends ModuleFixture {

  @Test
  void whatWasSuppressedInTheSourceOfAClassFileStaysSuppressed() throws IOException {
    Path app = folder.resolve("app");
    String suppressing =
        IMPORT
            + """
            @MeshService("a") class A {
              enum Tier { HOT, COLD }
              @SuppressWarnings("weft:WEFT-075") @Retried public synchronized void go() {}
              @Timed(metric = "lake_store_seconds", help = "h")
              void store(@Label("tier") Tier hot, @Label(value = "kind", max = 3) int kind) {}
              @CircuitGuarded(fallback = "other") int zero(String sku) { return 0; }
              int other(String sku, Throwable thrown) { return 0; }
              @Timed enum Level { HIGH; public void go() {} }
            }
            """;
    assertThat(compile(app, List.of(app), suppressing, breaker("B", 3))).isEmpty();
    Map<String, String> written = written(app);
    String holder = Files.readString(app.resolve("A_Metrics.java"));
    Files.delete(app.resolve("A_Metrics.java"));
    Files.delete(app.resolve("A_Metrics.class"));
    assertThat(compileWith(List.of("A"), app, breaker("B", 3))).isEmpty();
    assertThat(written(app)).isEqualTo(written);
    assertThat(app.resolve("A_Metrics.java")).hasContent(holder);
    assertThat(app.resolve("A_Metrics.class")).exists();
  }

  /** As Gradle does; up to Java 17, nothing else tells where a class comes from. */
  @Test
  @EnabledForJreRange(min = JRE.JAVA_18)
  void classFilesAreKnownBehindAWrappedEnvironment() throws IOException {
    Path app = folder.resolve("app");
    wrapped = true;
    callsRead = false;
    String suppressing =
        IMPORT
            + """
            @MeshService("a") class A {
              @SuppressWarnings("weft:WEFT-075") @Retried public synchronized void go() {}
            }
            """;
    assertThat(compile(app, List.of(app), suppressing)).isEmpty();
    assertThat(compileWith(List.of("A"), app, breaker("B", 3))).isEmpty();
    assertThat(classes(app)).containsExactly("A", "B");
    assertThat(positions(compile(app, List.of(app), suppressing.replace("075", "076"))))
        .containsExactly("A.java:3:72 [WEFT-075]");
  }

  @Test
  void ofTwoThatDoNotAgreeTheOneWithASourceIsToBlame() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("B", 3))).isEmpty();
    assertThat(positions(compileWith(List.of("B"), app, breaker("A", 4))))
        .containsExactly("A.java:3:55 [WEFT-068]");
  }

  @Test
  void classFilesAreNotCheckedAgain() throws IOException {
    Path app = folder.resolve("app");
    Path other = folder.resolve("other");
    assertThat(compile(app, List.of(app), breaker("A", 3))).isEmpty();
    assertThat(compile(other, List.of(other), breaker("B", 4))).isEmpty();
    Files.copy(other.resolve("B.class"), app.resolve("B.class"));
    assertThat(compileWith(List.of("A", "B"), app)).isEmpty();
    assertThat(classes(app)).containsExactly("A", "B");
  }

  /** A holder is made of it, whoever has compiled it. */
  @Test
  void whatNobodyCanSuppressIsToldOfClassFilesToo() throws IOException {
    Path app = folder.resolve("app");
    String source = breaker("A", 3).replace("trialCalls", "window = \"bogus\", trialCalls");
    assertThat(compile(app, List.of(app), List.of("-proc:none"), source)).isEmpty();
    assertThat(compileWith(List.of("A"), app))
        .singleElement()
        .asString()
        .contains("[WEFT-062]", "bogus");
  }
}
