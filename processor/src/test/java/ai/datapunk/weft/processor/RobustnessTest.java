package ai.datapunk.weft.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static com.google.testing.compile.Compiler.javac;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.truth.Truth;
import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;

/** What other processors, unfinished code and unusual names do to the processor: nothing. */
final class RobustnessTest {

  private static final String IMPORT = "import ai.datapunk.weft.annotation.*;\n";

  private static final JavaFileObject WITH_CONSTANTS =
      JavaFileObjects.forSourceString(
          "Client",
          IMPORT
              + """
              @MeshService(Names.MESH) class Client {
                @Timed(metric = Names.STORE, help = "h") void store() {}
                @Retried(delay = Names.DELAY, fallback = Names.FB) void go() {}
                void fb() {}
                @Timed(metric = "lake_load_seconds", help = "h", labels = {Names.TIER, "a=b"})
                void load(@Label(Names.KIND) boolean k) {}
                static class Inner { @Timed void go() {} }
              }
              """);

  @Test
  void anAnnotatedClassMayBeGenerated() {
    Compilation compilation =
        javac()
            .withProcessors(
                new WeftProcessor(),
                new Generator(
                    "Made", IMPORT + "@MeshService(\"a\") class Made { @Timed void go() {} }"))
            .compile(JavaFileObjects.forSourceString("Empty", "class Empty {}"));
    assertThat(compilation).succeeded();
    assertThat(compilation).generatedFile(StandardLocation.CLASS_OUTPUT, "Made_Metrics.class");
    assertThat(compilation)
        .generatedFile(StandardLocation.CLASS_OUTPUT, "META-INF/weft/catalog.json")
        .contentsAsUtf8String()
        .contains("\"Made\"");
  }

  @Test
  void anAnnotatedClassMayReferToWhatIsGenerated() {
    Compilation compilation =
        javac()
            .withProcessors(
                new WeftProcessor(),
                new Generator("Made", "public class Made extends Exception {}"))
            .compile(
                JavaFileObjects.forSourceString(
                    "Client",
                    IMPORT
                        + """
                        @MeshService("a") class Client {
                          @Retried(retryOn = Made.class) void go(Made made) throws Made {}
                        }
                        """));
    assertThat(compilation).succeeded();
    assertThat(compilation)
        .generatedFile(StandardLocation.SOURCE_OUTPUT, "Client_Metrics.java")
        .contentsAsUtf8String()
        .contains(".retryOn(Made.class)");
  }

  @Test
  void findingsOfAClassOfAnEarlierRoundHaveAPosition() {
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor(), new Generator("Made", "class Made {}"))
            .compile(
                JavaFileObjects.forSourceString(
                    "Client",
                    IMPORT
                        + """
                        @MeshService("a") class Client {
                          @CircuitGuarded(trialCalls = 1) void go() {}
                          @CircuitGuarded(trialCalls = 2) void come() {}
                        }
                        """));
    assertThat(compilation)
        .hadErrorContaining("[WEFT-068]")
        .inFile(compilation.sourceFiles().get(0))
        .onLine(4)
        .atColumn(32);
  }

  @Test
  void codeThatDoesNotCompileGetsTheCompilersErrorsOnly() {
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "Client",
                    IMPORT
                        + """
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

  @Test
  void otherClassesAreCheckedAllTheSame() {
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "Broken",
                    IMPORT
                        + "@MeshService(\"a\") class Broken { @Timed Gone go() { return null; } }"),
                JavaFileObjects.forSourceString(
                    "Client",
                    IMPORT
                        + "@MeshService(\"a\") class Client { @Retried(maxAttempts = 1) void go() {} }"));
    assertThat(compilation).hadErrorContaining("[WEFT-050]");
  }

  @Test
  void anOverrideWhoseAnnotationIsMissingIsTheCompilersAlone() {
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor(), new UnannotatedProcessor())
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
  void anOverrideThatIsAnErrorHidesNoOther() {
    Compilation compilation =
        javac()
            .withProcessors(new UnannotatedProcessor(), new WeftProcessor())
            .withOptions("-Aweft.WEFT_090=error")
            .compile(
                JavaFileObjects.forSourceString(
                    "Client",
                    IMPORT
                        + """
                        @MeshService("a") class Client {
                          @CircuitGuarded(trialCalls = 1) void go() {}
                          @CircuitGuarded(trialCalls = 2) void come() {}
                          static class Child extends Client { void go() {} }
                        }
                        """));
    assertThat(compilation).hadErrorCount(2);
    JavaFileObject file = compilation.sourceFiles().get(0);
    assertThat(compilation).hadErrorContaining("[WEFT-090]").inFile(file).onLine(5).atColumn(44);
    assertThat(compilation).hadErrorContaining("[WEFT-068]").inFile(file).onLine(4).atColumn(32);
  }

  @Test
  void aLocalClassThatIsAnErrorHidesNoOther() {
    Compilation compilation =
        javac()
            .withProcessors(new UnannotatedProcessor(), new WeftProcessor())
            .withOptions("-Aweft.WEFT_115=error")
            .compile(
                JavaFileObjects.forSourceString(
                    "Client",
                    IMPORT
                        + """
                        @MeshService("a") class Client {
                          @CircuitGuarded(trialCalls = 1) void go() {}
                          @CircuitGuarded(trialCalls = 2) void come() {}
                          Object q = new Object() { @Timed(metric = "q_ms") void q() {} };
                        }
                        """));
    assertThat(compilation).hadErrorCount(2);
    JavaFileObject file = compilation.sourceFiles().get(0);
    assertThat(compilation).hadErrorContaining("[WEFT-115]").inFile(file).onLine(5).atColumn(29);
    assertThat(compilation).hadErrorContaining("[WEFT-068]").inFile(file).onLine(4).atColumn(32);
  }

  @Test
  void aLocalClassInAModuleThatLacksWeftIsTheCompilersAlone() {
    Compilation compilation =
        javac()
            .withProcessors(new UnannotatedProcessor())
            .withClasspath(List.of())
            .compile(
                JavaFileObjects.forSourceString(
                    "Client",
                    IMPORT + "class Client { Object q = new Object() { @Timed void q() {} }; }"));
    assertThat(compilation).failed();
    assertThat(compilation.diagnostics())
        .allSatisfy(printed -> assertThat(printed.getMessage(null)).doesNotContain("WEFT"));
  }

  @Test
  void whatALocalClassRefersToMayBeGenerated() {
    Compilation compilation =
        javac()
            .withProcessors(
                new UnannotatedProcessor(),
                new WeftProcessor(),
                new Generator("Made", "class Made {}"))
            .compile(
                JavaFileObjects.forSourceString(
                    "Client",
                    IMPORT
                        + """
                        @MeshService("a") class Client {
                          static { new Made() { @Timed(service = "a") void q() {} }; }
                          @Timed void go() {}
                        }
                        """));
    assertThat(compilation).succeeded();
    assertThat(compilation).hadWarningCount(1);
    assertThat(compilation)
        .hadWarningContaining("[WEFT-115]")
        .inFile(compilation.sourceFiles().get(0))
        .onLine(3)
        .atColumn(25);
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
          javac()
              .withProcessors(new WeftProcessor(), new UnannotatedProcessor())
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
          javac()
              .withProcessors(new WeftProcessor())
              .compile(JavaFileObjects.forSourceString("Client", annotation + source));
      assertThat(compilation).hadErrorContaining("cannot find symbol");
      assertThat(compilation).hadErrorCount(1);
    }
  }

  @Test
  void aClassThatHadToWaitIsCheckedWhereItStands() {
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor(), new Generator("Made", "public class Made {}"))
            .compile(
                JavaFileObjects.forSourceString(
                    "Client",
                    IMPORT
                        + """
                        @MeshService("a") class Client {
                          @Retried(maxAttempts = 1) void go(Made made) {}
                        }
                        """));
    assertThat(compilation)
        .hadErrorContaining("[WEFT-050]")
        .inFile(compilation.sourceFiles().get(0))
        .onLine(3)
        .atColumn(26);
  }

  @Test
  void aSyntaxErrorIsTheCompilersAlone() {
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "Client", IMPORT + "@MeshService(\"a\") class Client { @Timed void go( {} }"));
    assertThat(compilation.errors())
        .allSatisfy(error -> assertThat(error.getMessage(null)).doesNotContain("WEFT"));
  }

  @Test
  void unusualNamesAreTakenAsTheyAre() throws IOException {
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor())
            .withOptions("-encoding", "UTF-8")
            .compile(
                JavaFileObjects.forSourceString(
                    "Größe",
                    IMPORT
                        + """
                        @MeshService("größe") class Größe<T extends Größe<T>> {
                          @Timed void über(T ähnlich) {}
                          @Timed void über(T[]... ähnlich) {}
                          static class A { static class B { @Timed void go() {} } }
                          static class A_B { @Timed void go() {} }
                          static class C$D { @Timed void go() {} }
                        }
                        """),
                JavaFileObjects.forSourceString(
                    "A_B", IMPORT + "@MeshService(\"a\") class A_B { @Timed void go() {} }"),
                JavaFileObjects.forSourceString(
                    "A",
                    IMPORT
                        + "@MeshService(\"a\") class A { static class B { @Timed void go() {} } }"));
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
        javac()
            .withProcessors(new WeftProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "Kinds",
                    IMPORT
                        + """
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
        javac()
            .withProcessors(new WeftProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "Paged",
                    IMPORT
                        + """
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
  void aSuperclassThatIsGeneratedMayHaveWhatAClassLacks() {
    Compilation compilation =
        javac()
            .withProcessors(
                new WeftProcessor(),
                new Generator(
                    "Made",
                    "public abstract class Made {"
                        + " @Override public int hashCode() { return 1; }"
                        + " @Override public boolean equals(Object o) { return o instanceof Made; } }"))
            .compile(
                JavaFileObjects.forSourceString(
                    "Client",
                    IMPORT
                        + """
                        @MeshService("a") class Client {
                          @LoadBalanced void go(@Instance Node node) {}
                        }
                        class Node extends Made {}
                        """));
    assertThat(compilation).succeeded();
  }

  @Test
  void aMethodWithoutAResultIsNotAskedForOne() {
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "Client",
                    IMPORT
                        + """
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
  void typesThatPermitEachOtherAreTheCompilersToRefuse() {
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "Circle",
                    IMPORT
                        + """
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
        javac()
            .withProcessors(new WeftProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "Unresolved",
                    IMPORT
                        + """
                        @MeshService("a") class Unresolved {
                          @SuppressWarnings(Undefined.X) @Retried public synchronized void go() {}
                        }
                        """));
    assertThat(compilation).hadErrorContaining("Undefined");
    // What cannot be read suppresses nothing.
    assertThat(compilation).hadErrorContaining("WEFT-075");
    assertThat(compilation).hadErrorCount(2);
  }

  @Test
  void theCatalogIsInOneEncodingWhateverTheSourcesAreIn() throws IOException {
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor())
            .withOptions("-encoding", "ISO-8859-1")
            .compile(
                JavaFileObjects.forSourceString(
                    "Lake",
                    IMPORT
                        + "class Lake { @Timed(metric = \"lake_seconds\", help = \"Gr\\u00f6\\u00dfe\")"
                        + " void go() {} }"));
    try (var in =
        compilation
            .generatedFile(StandardLocation.CLASS_OUTPUT, "META-INF/weft/catalog.json")
            .orElseThrow()
            .openInputStream()) {
      Truth.assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .contains("Gr\u00f6\u00dfe");
    }
  }

  @Test
  void equalSourcesGiveEqualBytesInWhateverOrder() throws IOException {
    JavaFileObject a = client("A");
    JavaFileObject b = client("B");
    assertThat(catalog(a, b)).isEqualTo(catalog(b, a));
  }

  @Test
  void aClassWithHundredsOfMethodsHasAHolder() {
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i < 800; i++) {
      methods.append("@Timed @Retried @CircuitGuarded void go").append(i).append("() {}\n");
    }
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor())
            .withOptions("-Aweft.maxSeries=1000000")
            .compile(
                JavaFileObjects.forSourceString(
                    "Large", IMPORT + "@MeshService(\"a\") class Large {\n" + methods + "}"));
    assertThat(compilation).succeeded();
  }

  @Test
  void theFallbackOfTheFewestTypesIsCalledAsTheOneItIs() {
    Compilation compilation =
        javac()
            .withProcessors(new WeftProcessor())
            .compile(
                JavaFileObjects.forSourceString(
                    "Client",
                    IMPORT
                        + """
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
    assertThat(javac().withProcessors(new WeftProcessor()).compile(sources)).succeeded();
  }

  @Test
  void aClassWithManyLabelsAndBucketsHasAHolder() {
    String buckets =
        IntStream.range(1, 200).mapToObj(Integer::toString).collect(Collectors.joining(", "));
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i < 60; i++) {
      methods
          .append("@Timed(metric = \"m_seconds\", help = \"h\", buckets = {")
          .append(buckets)
          .append("}, labels = {\"a=b\", \"tier=hot\"}) void go")
          .append(i)
          .append("(@Label(value = \"x\", max = 2) int x) {}\n");
    }
    assertThat(
            javac()
                .withProcessors(new WeftProcessor())
                .withOptions(
                    "-Aweft.maxSeries=1000000", "-Aweft.maxSeriesPerMetric=1000000", "-Xlint:none")
                .compile(
                    JavaFileObjects.forSourceString(
                        "Large", IMPORT + "@MeshService(\"a\") class Large {\n" + methods + "}")))
        .succeeded();
  }

  @Test
  void aClassWithHundredsOfFallbacksHasAHolder() {
    String parameters =
        IntStream.range(0, 12).mapToObj(i -> "int a" + i).collect(Collectors.joining(", "));
    StringBuilder methods = new StringBuilder();
    for (int i = 0; i < 500; i++) {
      methods.append("@CircuitGuarded(fallback = \"b\") void go").append(i);
      methods.append("(").append(parameters).append(") {}\n");
    }
    methods.append("void b(").append(parameters.replace("int", "long")).append(") {}\n");
    assertThat(
            javac()
                .withProcessors(new WeftProcessor())
                .withOptions("-Aweft.maxSeries=1000000")
                .compile(
                    JavaFileObjects.forSourceString(
                        "Large", IMPORT + "@MeshService(\"a\") class Large {\n" + methods + "}")))
        .succeeded();
  }

  @Test
  void aValueMayBeAConstantThatIsGenerated() {
    Compilation compilation =
        javac()
            .withProcessors(
                new WeftProcessor(),
                new Generator(
                    "Names",
                    """
                    class Names {
                      static final String STORE = "lake_store_seconds", DELAY = "50ms", FB = "fb",
                          TIER = "tier=hot", KIND = "kind", MESH = "lake";
                    }
                    """))
            .compile(WITH_CONSTANTS);
    assertThat(compilation).succeededWithoutWarnings();
    assertThat(source(compilation, "Client_Metrics.java"))
        .contains("\"tier\", \"hot\"", "ofMillis(50)", "lake_store_seconds", "\"kind\"");
    assertThat(source(compilation, "Client$Inner_Metrics.java")).contains("\"lake\"");
  }

  @Test
  void aValueThatIsMissingIsTheCompilersAlone() {
    Compilation compilation = javac().withProcessors(new WeftProcessor()).compile(WITH_CONSTANTS);
    assertThat(compilation).failed();
    assertThat(compilation.diagnostics())
        .allSatisfy(printed -> assertThat(printed.getMessage(null)).doesNotContain("WEFT"));
  }

  private static String source(Compilation compilation, String path) {
    try {
      return compilation
          .generatedFile(StandardLocation.SOURCE_OUTPUT, path)
          .orElseThrow()
          .getCharContent(false)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaFileObject client(String name) {
    return JavaFileObjects.forSourceString(
        name,
        IMPORT + "@MeshService(\"" + name + "\") class " + name + " { @Retried void go() {} }");
  }

  private static ImmutableList<Byte> catalog(JavaFileObject... sources) throws IOException {
    Compilation compilation = javac().withProcessors(new WeftProcessor()).compile(sources);
    try (var in =
        compilation
            .generatedFile(StandardLocation.CLASS_OUTPUT, "META-INF/weft/catalog.json")
            .orElseThrow()
            .openInputStream()) {
      return ImmutableList.copyOf(com.google.common.primitives.Bytes.asList(in.readAllBytes()));
    }
  }

  /** Writes one class in the first round. */
  private static final class Generator extends AbstractProcessor {

    private final String name;
    private final String source;
    private boolean written;

    Generator(String name, String source) {
      this.name = name;
      this.source = source;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!written) {
        written = true;
        try (Writer out = processingEnv.getFiler().createSourceFile(name).openWriter()) {
          out.write(source);
        } catch (IOException e) {
          processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, e.toString());
        }
      }
      return false;
    }
  }
}
