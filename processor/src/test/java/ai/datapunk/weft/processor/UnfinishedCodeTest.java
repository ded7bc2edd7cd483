package ai.datapunk.weft.processor;

import static ai.datapunk.weft.processor.testing.Compilers.inOrder;
import static ai.datapunk.weft.processor.testing.Compilers.weft;
import static ai.datapunk.weft.processor.testing.Sources.IMPORT;
import static ai.datapunk.weft.processor.testing.Sources.client;
import static ai.datapunk.weft.processor.testing.Sources.source;
import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.truth.Truth;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that does not compile: what the compiler says of it is enough. */
final class UnfinishedCodeTest {

  @Test
  void codeThatDoesNotCompileGetsTheCompilersErrorsOnly() {
    Compilation compilation =
        weft()
            .compile(
                client(
                    """
                        @MeshService("a") class Client extends Missing {
                          @Timed(metric = "x", unknown = 3) Gone go(Lost lost) {}
                          @Retried(maxAttempts = "four") void come() {}
                          @Retried(retryOn = Nowhere.class) void stay() {}
                          @Timed Client() {}
                        }
                        """));
    assertThat(compilation).failed();
    assertThat(compilation.errors())
        .allSatisfy(error -> assertThat(error.getMessage(null)).doesNotContain("WEFT"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Objective(latency = Names.BOUND)",
        "@Objective(availability = Names.SHARE)",
        "@Objective(availability = \"most\")",
        "@Objective(availability = 0.9, unknown = 3)",
        "@Objektive(availability = 0.9)",
        "@Deprecated",
        "\"99%\"",
      })
  void anObjectiveThatDoesNotCompileIsTheCompilersAlone(String objective) {
    Compilation compilation =
        weft(new UnannotatedProcessor())
            .compile(
                client(
                    "@MeshService(\"a\") class Client { @Timed(objective = "
                        + objective
                        + ") void go() {} }"));
    assertThat(compilation).hadErrorCount(1);
    assertThat(compilation.errors())
        .allSatisfy(error -> assertThat(error.getMessage(null)).doesNotContain("WEFT"));
  }

  @Test
  void otherClassesAreCheckedAllTheSame() {
    Compilation compilation =
        weft()
            .compile(
                source(
                    "Broken",
                    "@MeshService(\"a\") class Broken { @Timed Gone go() { return null; } }"),
                client(
                    "@MeshService(\"a\") class Client { @Retried(maxAttempts = 1) void go() {} }"));
    assertThat(compilation).hadErrorContaining("[WEFT-050]");
  }

  @Test
  void aSyntaxErrorIsTheCompilersAlone() {
    Compilation compilation =
        weft().compile(client("@MeshService(\"a\") class Client { @Timed void go( {} }"));
    assertThat(compilation.errors())
        .allSatisfy(error -> assertThat(error.getMessage(null)).doesNotContain("WEFT"));
  }

  @Test
  void aLabelWithoutItsNameIsTheCompilersAlone() {
    Compilation compilation =
        weft()
            .compile(
                client(
                    "@MeshService(\"a\") class Client { @Timed(metric = \"lake_store_seconds\","
                        + " help = \"h\") void go(@Label(max = 3) String a) {} }"));
    assertThat(compilation).hadErrorContaining("value");
    assertThat(compilation).hadErrorCount(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@Counted(name = \"stream_reads_total\") void a(@Label(\"b\") boolean b, @Amount int c);",
        "@Gauged(help = \"h\") void a(int b);",
        "@Counted(name = \"stream_reads_total\", help = \"h\") void a(@Label(max = 3) String b);"
      })
  void whatAMetricSetLacksIsTheCompilersToSay(String method) {
    Compilation compilation =
        weft(new UnannotatedProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "Reads", IMPORT + "@MetricSet interface Reads { " + method + " }"));
    assertThat(compilation).hadErrorContaining("missing a default value");
    assertThat(compilation).hadErrorCount(1);
  }

  @Test
  void anOverrideWhoseAnnotationIsMissingIsTheCompilersAlone() {
    Compilation compilation =
        weft(new UnannotatedProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "Client",
                    """
                    class Client {
                      @ai.datapunk.weft.annotation.Timed(service = "a") void go() {}
                      static class Child extends Client { @Timed(service = "a") void go() {} }
                    }
                    """));
    assertThat(compilation).hadErrorContaining("class Timed");
    assertThat(compilation).hadErrorCount(1);
    Truth.assertThat(compilation.warnings().toString()).doesNotContain("WEFT");
  }

  @Test
  void aLocalClassInAModuleThatLacksWeftIsTheCompilersAlone() {
    Compilation compilation =
        inOrder(new UnannotatedProcessor())
            .withClasspath(List.of())
            .compile(client("class Client { Object q = new Object() { @Timed void q() {} }; }"));
    assertThat(compilation).failed();
    assertThat(compilation.diagnostics())
        .allSatisfy(printed -> assertThat(printed.getMessage(null)).doesNotContain("WEFT"));
  }

  @Test
  void anAnnotationThatIsMissingIsTheCompilersAlone() {
    String member =
        "class Client { @Timed(metric = \"a_seconds\") void go(@Label(\"b\") boolean b) {} }";
    JavaFileObject other =
        JavaFileObjects.forSourceString(
            "other.Timed", "package other; public @interface Timed { String metric(); }");
    for (String imports :
        List.of("import ai.datapunk.weft.annotation.Label;", IMPORT + "import other.*;")) {
      Compilation compilation =
          weft(new UnannotatedProcessor())
              .compile(JavaFileObjects.forSourceString("Client", imports + member), other);
      assertThat(compilation).hadErrorContaining("Timed");
      assertThat(compilation).hadErrorCount(1);
    }
  }

  @Test
  void anAnnotationThatIsMissingOnAClassOrParameterIsTheCompilersAlone() {
    String annotation = "import ai.datapunk.weft.annotation.";
    for (String source :
        List.of(
            "Retried; @MeshService(\"a\") class Client { @Retried void go() {} }",
            "LoadBalanced; class Client {"
                + " @LoadBalanced(service = \"a\") void go(@Instance java.net.URI at) {} }",
            "Retried; @MeshService(\"a\") class Client { static class A { @Retried void go() {} } }")) {
      Compilation compilation =
          weft().compile(JavaFileObjects.forSourceString("Client", annotation + source));
      assertThat(compilation).hadErrorContaining("cannot find symbol");
      assertThat(compilation).hadErrorCount(1);
    }
  }

  @Test
  void typesThatPermitEachOtherAreTheCompilersToRefuse() {
    Compilation compilation =
        weft()
            .compile(
                source(
                    "Circle",
                    """
                        @MeshService("a") class Circle {
                          sealed interface A permits B {}
                          sealed interface B permits A {}
                          @Timed void go(A a) {}
                        }
                        """));
    assertThat(compilation).failed();
    Truth.assertThat(compilation.errors().toString()).doesNotContain("StackOverflow");
  }

  @Test
  void aSuppressionThatDoesNotResolveIsTheCompilersToRefuse() {
    Compilation compilation =
        weft()
            .compile(
                source(
                    "Unresolved",
                    """
                        @MeshService("a") class Unresolved {
                          @SuppressWarnings(Undefined.X) @Retried public synchronized void go() {}
                        }
                        """));
    assertThat(compilation).hadErrorContaining("Undefined");
    // What cannot be read suppresses nothing.
    assertThat(compilation).hadErrorContaining("WEFT-075");
    assertThat(compilation).hadErrorCount(2);
  }
}
