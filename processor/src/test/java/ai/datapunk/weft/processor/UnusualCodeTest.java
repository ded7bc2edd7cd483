package ai.datapunk.weft.processor;

import static ai.datapunk.weft.processor.testing.Compilers.weft;
import static ai.datapunk.weft.processor.testing.Sources.IMPORT;
import static ai.datapunk.weft.processor.testing.Sources.client;
import static ai.datapunk.weft.processor.testing.Sources.source;
import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names, types and declarations that are rare, but legal. */
final class UnusualCodeTest {

  @Test
  void unusualNamesAreTakenAsTheyAre() throws IOException {
    Compilation compilation =
        weft()
            .withOptions("-encoding", "UTF-8")
            .compile(
                source(
                    "Größe",
                    """
                    @MeshService("größe") class Größe<T extends Größe<T>> {
                      @Timed void über(T ähnlich) {}
                      @Timed void über(T[]... ähnlich) {}
                      static class A { static class B { @Timed void go() {} } }
                      static class A_B { @Timed void go() {} }
                      static class C$D { @Timed void go() {} }
                    }
                    """),
                source("A_B", "@MeshService(\"a\") class A_B { @Timed void go() {} }"),
                source(
                    "A", "@MeshService(\"a\") class A { static class B { @Timed void go() {} } }"));
    assertThat(compilation).succeeded();
    assertThat(compilation.generatedSourceFiles().stream().map(JavaFileObject::getName))
        .containsExactlyInAnyOrder(
            "/SOURCE_OUTPUT/Größe_Metrics.java",
            "/SOURCE_OUTPUT/Größe$A$B_Metrics.java",
            "/SOURCE_OUTPUT/Größe$A_B_Metrics.java",
            "/SOURCE_OUTPUT/Größe$C$D_Metrics.java",
            "/SOURCE_OUTPUT/A_B_Metrics.java",
            "/SOURCE_OUTPUT/A$B_Metrics.java");
  }

  @Test
  void everyKindOfTypeCanHaveAnnotatedMethods() {
    Compilation compilation =
        weft()
            .compile(
                source(
                    "Kinds",
                    """
                    @MeshService("a") @Timed final class Kinds {
                      @Timed record Point(@Timed int x, int y) { public int z() { return 0; } }
                      @Timed enum Level { HIGH { @Timed void own() {} }; public void go() {} }
                      sealed interface Shape permits Circle { @Timed default void draw() {} }
                      record Circle(int radius) implements Shape {}
                      @interface Note {}
                      public Runnable local() {
                        class Local { @Timed(service = "a") void go() {} }
                        return new Runnable() { @Timed(service = "a") public void run() {} };
                      }
                    }
                    """));
    assertThat(compilation).succeeded();
    assertThat(compilation)
        .generatedFile(StandardLocation.SOURCE_OUTPUT, "Kinds$Point_Metrics.java")
        .contentsAsUtf8String()
        .contains("MethodSpec.of(\"y()\")");
    assertThat(compilation)
        .generatedFile(StandardLocation.SOURCE_OUTPUT, "Kinds$Level_Metrics.java")
        .contentsAsUtf8String()
        .doesNotContain("valueOf");
  }

  /** Which JDK 17 prints with the type. */
  @Test
  void annotationsOnTheTypesOfParametersAreNoPartOfASignature() {
    Compilation compilation =
        weft()
            .compile(
                source(
                    "Paged",
                    """
                    import java.lang.annotation.*;
                    @MeshService("a") class Paged {
                      @Target(ElementType.TYPE_USE) @interface Min { long value(); }
                      @Timed void list(@Min(1) int page, @Min(2) long @Min(3) [] ids, @Min(4) String s) {}
                    }
                    """));
    assertThat(compilation).succeeded();
    assertThat(compilation)
        .generatedFile(StandardLocation.SOURCE_OUTPUT, "Paged_Metrics.java")
        .contentsAsUtf8String()
        .contains("MethodSpec.of(\"list(int,long[],java.lang.String)\")");
  }

  @Test
  void aMethodWithoutAResultIsNotAskedForOne() {
    Compilation compilation =
        weft()
            .compile(
                client(
                    """
                    @MeshService("a") @Retried(retryOnResult = Client.Empty.class) class Client {
                      static class Empty implements java.util.function.Predicate<Object> {
                        public boolean test(Object result) { return result == null; }
                      }
                      public String fetch() { return ""; }
                      public void drop() {}
                    }
                    """));
    assertThat(compilation).succeeded();
    assertThat(compilation)
        .generatedFile(StandardLocation.SOURCE_OUTPUT, "Client_Metrics.java")
        .contentsAsUtf8String()
        .containsMatch("(?s)RETRY_0 =.*\\.retryOnResult\\(.*RETRY_1 =(?!.*retryOnResult)");
  }

  @Test
  void theFallbackOfTheFewestTypesIsCalledAsTheOneItIs() {
    Compilation compilation =
        weft()
            .compile(
                client(
                    """
                    @MeshService("a") class Client {
                      @Retried(fallback = "b") void a(String sku, int count) {}
                      void b(Object sku, long count) {}
                      void b(String sku, int count) throws Exception {}
                    }
                    """));
    assertThat(compilation).succeeded();
    assertThat(compilation)
        .generatedFile(StandardLocation.SOURCE_OUTPUT, "Client_Metrics.java")
        .contentsAsUtf8String()
        .contains(".b((java.lang.Object) arguments[0], (long) (int) arguments[1]);");
  }

  @Test
  void aPackageMayBeNamedLikeAParameterOfGeneratedCode() {
    List<JavaFileObject> sources = new ArrayList<>();
    for (String name : List.of("target", "method", "arguments", "thrown")) {
      sources.add(
          JavaFileObjects.forSourceString(
              name + ".shop.Client",
              "package "
                  + name
                  + ".shop;\n"
                  + IMPORT
                  + """
                  @MeshService("a") public class Client {
                    @Retried(fallback = "b") static void a(Client client) {}
                    static void b(Client client) {}
                    static class Inner {
                      @Retried(fallback = "b") static void a(Client client) {}
                      static void b(Client client) {}
                    }
                  }
                  """));
    }
    assertThat(weft().compile(sources)).succeeded();
  }

  @ParameterizedTest
  @ValueSource(strings = {"java", "javax", "ai", "com", "shop"})
  void aClassMayBeNamedLikeAPackage(String name) {
    String client =
        IMPORT
            + """
            @MeshService("a") public class Client {
              @Retried(fallback = "b") String a(String sku, int[] counts, Object[][] all, com.acme.Order o) {
                return "";
              }
              String b(String sku, int[] counts, Object[][] all, com.acme.Order o) { return ""; }
              @CircuitGuarded(fallback = "c", slowCall = "1ms", failOn = java.io.IOException.class)
              void go(Client client) throws java.io.IOException {}
              void c(Client client) {}
              @Timed(metric = "a_b_seconds", help = "c", histogram = HistogramType.BOTH)
              void d(@Label("e") boolean e) {}
            }
            """;
    // The user's own source imports what it names, which finds packages still.
    String importing =
        client
            .replace("com.acme.Order o", "Order o")
            .replace("java.io.IOException", "IOException")
            .replace(IMPORT, IMPORT + "import com.acme.Order;\nimport java.io.IOException;\n");
    assertThat(
            weft()
                .compile(
                    JavaFileObjects.forSourceString(
                        "com.acme.Order", "package com.acme; public class Order {}"),
                    JavaFileObjects.forSourceString("shop.Client", "package shop;\n" + importing),
                    JavaFileObjects.forSourceString(
                        "shop." + name, "package shop; class " + name + " {}")))
        .succeeded();
  }

  @Test
  void anyCharacterMayStandInAText() throws IOException {
    Compilation compilation =
        weft()
            .compile(
                client(
                    """
                    class Client {
                      @Retried(service = "a\\u2028b", operation = "c\\td\\ne\\\\ ü\\"")
                      @CircuitGuarded(service = "a\\u2029b") void a() {}
                      @Timed(
                          metric = "lake_store_seconds",
                          help = "One\\u2028two\\nthree\\r$L $S $$",
                          labels = "tier=hot\\u2028cold $T")
                      void store(@Label("kind") boolean kind) {}
                    }
                    """));
    assertThat(compilation).succeeded();
    assertThat(compilation)
        .generatedFile(StandardLocation.SOURCE_OUTPUT, "Client_Metrics.java")
        .contentsAsUtf8String()
        .contains("\"a\\u2028b\", \"c\\td\\ne\\\\ \\u00fc\\\"\"");
    assertThat(compilation)
        .generatedFile(StandardLocation.SOURCE_OUTPUT, "Client_Metrics.java")
        .contentsAsUtf8String()
        .contains("\"One\\u2028two\\nthree\\r$L $S $$\"");
  }
}
