package ai.datapunk.weft.processor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogParser;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingFileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/** Compilations one after the other, into real folders: other modules, and incremental builds. */
final class ModulesTest {

  private static final String IMPORT = "import ai.datapunk.weft.annotation.*;\n";

  @TempDir private Path folder;

  private boolean onDisk = true;
  private boolean wrapped;
  private List<String> classNames = List.of();

  @Test
  void aMetricHasOneSetOfLabelsAcrossModules() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), metric("Library", "", "boolean a"))).isEmpty();
    assertThat(compile(folder.resolve("app"), List.of(library), metric("App", "", "boolean b")))
        .isEmpty();
    assertThat(
            compile(
                folder.resolve("other"),
                List.of(library),
                metric("Other", ", labels = \"tier=hot\"", "boolean a")))
        .singleElement()
        .asString()
        .contains("[WEFT-021]", "the labels kind, tier", "Library.store(boolean)");
    assertThat(
            compile(
                folder.resolve("another"),
                List.of(library),
                metric("Another", ", histogram = HistogramType.NATIVE", "boolean a")))
        .singleElement()
        .asString()
        .contains("[WEFT-021]", "type NATIVE here", "type DEFAULT in Library.store(boolean)");
  }

  @Test
  void aServiceHasOneBreakerAcrossModules() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), breaker("Library", 3))).isEmpty();
    assertThat(compile(folder.resolve("app"), List.of(library), breaker("App", 3))).isEmpty();
    assertThat(compile(folder.resolve("other"), List.of(library), breaker("Other", 4)))
        .singleElement()
        .asString()
        .contains("[WEFT-068]", "trialCalls is 4 here and 3 there", "Library.fetch()");
  }

  /** Of a jar, javac sees fewer folders than of a folder. */
  @Test
  void modulesInJarsAreComparedWith() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), breaker("A", 3), metric("B", "", "boolean a")))
        .isEmpty();
    List<Path> jar = List.of(jar(library));
    Path app = folder.resolve("app");
    assertThat(positions(compile(app, jar, breaker("App", 4))))
        .containsExactly("App.java:3:55 [WEFT-068]");
    assertThat(positions(compile(app, jar, metric("App", ", labels = \"tier=hot\"", "boolean a"))))
        .containsExactly("App.java:3:19 [WEFT-021]");
  }

  /** What is in a package's folder would make two modules share the package, which none may. */
  @Test
  void theIndexIsInNoPackage() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), breaker("A", 3), metric("B", "", "boolean a")))
        .isEmpty();
    Set<String> packages =
        ModuleFinder.of(jar(library)).find("library").orElseThrow().descriptor().packages();
    assertThat(packages).isEmpty();
  }

  @Test
  void theOutputFolderOnTheClassPathIsNotAnotherModule() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("App", 3))).isEmpty();
    assertThat(compile(app, List.of(app), breaker("App", 4))).isEmpty();
  }

  @Test
  void aMetricThatALibraryChangesLaterIsComparedWith() throws IOException {
    Path library = folder.resolve("library");
    Path app = folder.resolve("app");
    String source = metric("App", "", "boolean a");
    assertThat(compile(library, List.of(), metric("Library", "", "boolean a"))).isEmpty();
    assertThat(compile(app, List.of(app, library), source)).isEmpty();
    assertThat(
            compile(library, List.of(), metric("Library", ", labels = \"tier=hot\"", "boolean a")))
        .isEmpty();
    assertThat(positions(compile(app, List.of(app, library), source)))
        .containsExactly("App.java:3:19 [WEFT-021]");
    // Which is the second failure in a row: the first one left nothing that would hide the library.
    assertThat(positions(compile(app, List.of(app, library), source)))
        .containsExactly("App.java:3:19 [WEFT-021]");
  }

  @Test
  void aBreakerThatALibraryChangesLaterIsComparedWith() throws IOException {
    Path library = folder.resolve("library");
    Path app = folder.resolve("app");
    assertThat(compile(library, List.of(), breaker("Library", 3))).isEmpty();
    assertThat(compile(app, List.of(app, library), breaker("App", 3))).isEmpty();
    assertThat(compile(library, List.of(), breaker("Library", 4))).isEmpty();
    assertThat(positions(compile(app, List.of(app, library), breaker("App", 3))))
        .containsExactly("App.java:3:55 [WEFT-068]");
  }

  @Test
  void aCompilationThatFailsLeavesTheIndexAsItWas() throws IOException {
    Path library = folder.resolve("library");
    Path app = folder.resolve("app");
    List<Path> classPath = List.of(app, library);
    assertThat(compile(library, List.of(), breaker("Library", 3))).isEmpty();
    assertThat(compile(app, classPath, breaker("A", 3), metric("B", "", "boolean a"))).isEmpty();
    Map<String, String> written = written(app);
    assertThat(written)
        .containsOnlyKeys(
            "META-INF/weft/catalog.json",
            "weft/interface/circuits/inventory.json",
            "weft/interface/metrics/lake_store_seconds.json");
    assertThat(compile(app, classPath, breaker("A", 4))).hasSize(1);
    assertThat(written(app)).isEqualTo(written);
  }

  @Test
  void twoCompilationsGiveTheSameBytes() throws IOException {
    Path app = folder.resolve("app");
    String[] sources = {breaker("A", 3), metric("B", "", "boolean a")};
    assertThat(compile(app, List.of(app), sources)).isEmpty();
    Map<String, String> written = written(app);
    assertThat(compile(app, List.of(app), sources)).isEmpty();
    assertThat(written(app)).isEqualTo(written);
  }

  @Test
  void anEntryThatIsGoneHidesNoOtherModules() throws IOException {
    Path library = folder.resolve("library");
    Path between = folder.resolve("between");
    assertThat(compile(library, List.of(), metric("Library", "", "boolean a"))).isEmpty();
    assertThat(compile(between, List.of(), metric("Between", "", "boolean a"))).isEmpty();
    assertThat(compile(between, List.of(), breaker("Between", 3))).isEmpty();
    assertThat(written(between))
        .containsOnlyKeys("META-INF/weft/catalog.json", "weft/interface/circuits/inventory.json");
    assertThat(
            positions(
                compile(
                    folder.resolve("app"),
                    List.of(between, library),
                    metric("App", ", labels = \"tier=hot\"", "boolean a"))))
        .containsExactly("App.java:3:19 [WEFT-021]");
  }

  @Test
  void whereNothingCanBeDeletedAnEntryThatIsGoneSaysSo() throws IOException {
    Path library = folder.resolve("library");
    onDisk = false;
    assertThat(compile(library, List.of(library), metric("Library", "", "boolean a"))).isEmpty();
    assertThat(compile(library, List.of(library), metric("Library", "", "boolean b"))).isEmpty();
    assertThat(compile(library, List.of(library), breaker("Library", 3))).isEmpty();
    assertThat(written(library))
        .containsEntry("weft/interface/metrics/lake_store_seconds.json", "{\"version\": 1}\n");
  }

  /** There, javac takes the last name of a file and the working directory. */
  @Test
  void withoutAnOutputFolderNoFileOfTheWorkingDirectoryIsDeleted() throws IOException {
    Path mine = Path.of("no_such_service.json").toAbsolutePath();
    Files.writeString(mine, "mine");
    try (StandardJavaFileManager manager =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      JavaFileObject source =
          JavaFileObjects.forSourceString(
              "App", breaker("App", 0).replace("inventory", "no_such_service"));
      assertThat(positions(compile(manager, List.of(), List.of(source))))
          .containsExactly("App.java:3:61 [WEFT-066]");
      assertThat(mine).hasContent("mine");
    } finally {
      Files.delete(mine);
    }
  }

  @Test
  void classesThatAreNotCompiledAgainStayInTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3), breaker("B", 3))).isEmpty();
    assertThat(compile(app, List.of(app), breaker("B", 3))).isEmpty();
    assertThat(classes(app)).containsExactly("A", "B");
  }

  @Test
  void classesThatAreNotCompiledAgainAreComparedWith() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3), breaker("B", 3))).isEmpty();
    assertThat(compile(app, List.of(app), breaker("B", 4)))
        .singleElement()
        .asString()
        .contains("[WEFT-068]", "A.fetch()");
  }

  @Test
  void classesThatAreGoneLeaveTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3), breaker("B", 3))).isEmpty();
    Files.delete(app.resolve("A.class"));
    assertThat(compile(app, List.of(app), breaker("B", 4))).isEmpty();
    assertThat(classes(app)).containsExactly("B");
  }

  @Test
  void aModuleThatLosesItsLastAnnotationHasNoCatalog() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3), metric("B", "", "boolean a"))).isEmpty();
    assertThat(compile(app, List.of(app), "class A { }")).isEmpty();
    assertThat(written(app))
        .containsOnlyKeys(
            "META-INF/weft/catalog.json", "weft/interface/metrics/lake_store_seconds.json");
    assertThat(classes(app)).containsExactly("B");
    assertThat(compile(app, List.of(app), "class B { }")).isEmpty();
    assertThat(written(app)).isEmpty();
  }

  @Test
  void aModuleOfWhichNoMethodIsAnnotatedHasNoCatalog() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), IMPORT + "@MeshService(\"a\") class A { }")).isEmpty();
    assertThat(written(app)).isEmpty();
  }

  @Test
  void aCompilationWithoutAnnotationsLeavesTheCatalogAlone() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3))).isEmpty();
    Path catalog = app.resolve(Catalog.PATH);
    String text = Files.readString(catalog).replace("\n", "\n\n");
    Files.writeString(catalog, text);
    assertThat(compile(app, List.of(app), "class B { }")).isEmpty();
    assertThat(catalog).hasContent(text);
  }

  @Test
  void aCompilationThatFailsLeavesTheCatalogAlone() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3))).isEmpty();
    assertThat(compile(app, List.of(app), "class A { void go( }")).isNotEmpty();
    assertThat(classes(app)).containsExactly("A");
  }

  @Test
  void anOverrideLosesAnnotationsAlsoWhereThereAreNoOthers() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), breaker("Library", 3))).isEmpty();
    String overriding =
        """
        class App extends Library {
          %s @Override
          void fetch() {}
        }
        """;
    Path app = folder.resolve("app");
    assertThat(positions(compile(app, List.of(app, library), overriding.formatted(""))))
        .containsExactly("App.java:3:8 [WEFT-090]");
    String suppressing = overriding.formatted("@SuppressWarnings(\"weft:WEFT-090\")");
    assertThat(compile(app, List.of(app, library), suppressing)).isEmpty();
    Files.copy(library.resolve("Library.class"), app.resolve("Library.class"));
    assertThat(compileWith(List.of("App"), app, "class Other { }")).isEmpty();
  }

  @Test
  void aModuleWithoutAnnotationsIsCompiledInSilence() throws IOException {
    Path app = folder.resolve("app");
    List<String> options = List.of("-Xlint:all", "-Werror", "-Aweft.maxSeries=10");
    String source = "class App extends Thread { @Override public void run() {} }";
    assertThat(compile(app, List.of(), options, source)).isEmpty();
    assertThat(app.resolve("App.class")).exists();
    assertThat(written(app)).isEmpty();
  }

  @Test
  void classesThatMoveToAnotherModuleLeaveTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    Path library = folder.resolve("library");
    assertThat(compile(app, List.of(app), breaker("A", 3), breaker("B", 3))).isEmpty();
    assertThat(compile(library, List.of(), breaker("A", 3))).isEmpty();
    Files.delete(app.resolve("A.class"));
    assertThat(compile(app, List.of(app, library), breaker("B", 3))).isEmpty();
    assertThat(classes(app)).containsExactly("B");
  }

  @Test
  void classesWithADollarInTheirNamesStayInTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    String nested =
        IMPORT + "class A$B { class C { @CircuitGuarded(service = \"a\") void go() {} } }";
    assertThat(compile(app, List.of(app), nested, breaker("B", 3))).isEmpty();
    assertThat(compile(app, List.of(app), breaker("B", 3))).isEmpty();
    assertThat(classes(app)).containsExactly("A$B$C", "B");
    assertThat(compile(app, List.of(app), nested)).isEmpty();
    assertThat(classes(app)).containsExactly("A$B$C", "B");
  }

  @Test
  void classesThatLoseTheirAnnotationsLeaveTheCatalog() throws IOException {
    Path app = folder.resolve("app");
    assertThat(compile(app, List.of(app), breaker("A", 3), breaker("B", 3))).isEmpty();
    assertThat(compile(app, List.of(app), "class A {}", breaker("B", 4))).isEmpty();
    assertThat(classes(app)).containsExactly("B");
  }

  @Test
  void aMetricThatIsGoneIsNotComparedWith() throws IOException {
    Path library = folder.resolve("library");
    assertThat(compile(library, List.of(), metric("Library", "", "boolean a"))).isEmpty();
    assertThat(compile(library, List.of(), breaker("Library", 3))).isEmpty();
    assertThat(
            compile(
                folder.resolve("app"),
                List.of(library),
                metric("App", ", labels = \"tier=hot\"", "boolean a")))
        .isEmpty();
  }

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

  /** There, javac writes a class beside its source, and the catalog into the working directory. */
  @Test
  void withoutAnOutputFolderTheCatalogKeepsItsClasses() throws IOException, InterruptedException {
    Files.writeString(folder.resolve("A.java"), breaker("A", 3));
    Files.writeString(folder.resolve("B.java"), "class B {}");
    javac("A.java");
    Path catalog = folder.resolve("catalog.json");
    assertThat(catalog).content().contains("\"name\": \"A\"");
    javac("B.java");
    assertThat(catalog).content().contains("\"name\": \"A\"");
  }

  private void javac(String source) throws IOException, InterruptedException {
    Process javac =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-processor",
                WeftProcessor.class.getName() + "," + UnannotatedProcessor.class.getName(),
                source)
            .directory(folder.toFile())
            .inheritIO()
            .start();
    assertThat(javac.waitFor()).isZero();
  }

  @Test
  void aCatalogThatCannotBeReadIsWrittenAnew() throws IOException {
    Path app = folder.resolve("app");
    Path catalog = app.resolve(Catalog.PATH);
    Files.createDirectories(catalog.getParent());
    for (String text : List.of("", "[]", "{", "{\"version\": 99, \"classes\": []}")) {
      Files.writeString(catalog, text);
      assertThat(compile(app, List.of(app), breaker("A", 3))).isEmpty();
      assertThat(classes(app)).containsExactly("A");
    }
  }

  @Test
  void generatedCodeTakesNothingOfANamedModule() throws IOException {
    List<String> options =
        List.of("--add-reads", "shop=ALL-UNNAMED", "-Xlint:all,-processing", "-Werror");
    String client =
        "package shop;\n"
            + IMPORT
            + """
            @SuppressWarnings("exports") // Of the annotations, which are in no module here.
            @MeshService("a") public class Client {
              public Client() {}
              @Retried(fallback = "b") public void a(Object sku) {}
              void b(Object sku) {}
            }
            """;
    for (String requires : List.of("", "requires static java.compiler;")) {
      Path app = folder.resolve("app" + requires.length());
      String module = "module shop { exports shop; " + requires + " }";
      assertThat(compile(app, List.of(), options, module, client)).isEmpty();
      String holder = Files.readString(app.resolve("shop/Client_Metrics.java"));
      assertThat(holder.contains(".Generated(")).isEqualTo(!requires.isEmpty());
    }
  }

  @Test
  void generatedCodeCanBeReadInTheEncodingOfTheSources() throws IOException {
    Path app = folder.resolve("app");
    String client =
        IMPORT
            + """
            class Client {
              @Retried(service = "caf\\u00e9", fallback = "besch\\u00e4ftigt") void \\u00f6ffne() {}
              void besch\\u00e4ftigt() {}
            }
            """;
    assertThat(compile(app, List.of(), List.of("-encoding", "US-ASCII"), client)).isEmpty();
    assertThat(Files.readString(app.resolve("Client_Metrics.java")))
        .contains("MethodSpec.of(\"\\u00f6ffne()\")", ".besch\\u00e4ftigt()");
  }

  private static String metric(String name, String attributes, String parameter) {
    return IMPORT
        + """
        class %s {
          @Timed(metric = "lake_store_seconds", help = "h"%s)
          void store(@Label("kind") %s) {}
        }
        """
            .formatted(name, attributes, parameter);
  }

  private static String breaker(String name, int trialCalls) {
    return IMPORT
        + """
        class %s {
          @CircuitGuarded(service = "inventory", trialCalls = %d) void fetch() {}
        }
        """
            .formatted(name, trialCalls);
  }

  private static List<String> classes(Path output) throws IOException {
    try (Reader in = Files.newBufferedReader(output.resolve(Catalog.PATH))) {
      return CatalogParser.read(in).classes().stream().map(CatalogClass::name).toList();
    }
  }

  /** Compiles each source as the class that it declares; gives what is printed. */
  private List<Diagnostic<? extends JavaFileObject>> compile(
      Path output, List<Path> libraries, String... sources) throws IOException {
    return compile(output, libraries, List.of(), sources);
  }

  /** The same, with classes that are not compiled as their class files, as Gradle does. */
  private List<Diagnostic<? extends JavaFileObject>> compileWith(
      List<String> classFiles, Path output, String... sources) throws IOException {
    classNames = classFiles;
    List<Diagnostic<? extends JavaFileObject>> printed =
        compile(output, List.of(output), List.of("-implicit:none"), sources);
    classNames = List.of();
    return printed;
  }

  private List<Diagnostic<? extends JavaFileObject>> compile(
      Path output, List<Path> libraries, List<String> options, String... sources)
      throws IOException {
    Files.createDirectories(output);
    Path sourceFolder = Files.createTempDirectory(folder, "sources");
    List<Path> files = new ArrayList<>();
    for (String source : sources) {
      String name =
          source.startsWith("module")
              ? "module-info"
              : source.replaceAll("(?s).*?class ([\\w$]+) .*", "$1");
      files.add(Files.writeString(sourceFolder.resolve(name + ".java"), source));
    }
    try (StandardJavaFileManager manager =
        ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null)) {
      manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      manager.setLocationFromPaths(
          StandardLocation.CLASS_PATH, Stream.concat(libraries.stream(), own()).toList());
      return compile(
          onDisk ? manager : new NotOnDisk(manager),
          options,
          manager.getJavaFileObjectsFromPaths(files));
    }
  }

  private List<Diagnostic<? extends JavaFileObject>> compile(
      JavaFileManager manager, List<String> options, Iterable<? extends JavaFileObject> sources) {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaCompiler.CompilationTask task =
        ToolProvider.getSystemJavaCompiler()
            .getTask(null, manager, diagnostics, options, classNames, sources);
    List<Processor> processors = List.of(new WeftProcessor(), new UnannotatedProcessor());
    task.setProcessors(wrapped ? processors.stream().map(Wrapping::new).toList() : processors);
    task.call();
    return diagnostics.getDiagnostics();
  }

  /** File, line, column and id of all that was printed. */
  private static List<String> positions(List<Diagnostic<? extends JavaFileObject>> printed) {
    return printed.stream()
        .map(
            d ->
                d.getSource().getName().replaceAll(".*/", "")
                    + ":"
                    + d.getLineNumber()
                    + ":"
                    + d.getColumnNumber()
                    + " "
                    + d.getMessage(null).replaceAll("(?s)\\].*", "]"))
        .toList();
  }

  /** What Weft wrote beside the classes: the paths, and the texts there. */
  private static Map<String, String> written(Path output) throws IOException {
    Map<String, String> written = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
        written.put(output.relativize(file).toString(), Files.readString(file));
      }
    }
    return written;
  }

  /** What is in the folder, as a build packs it; without the classes, which are in no package. */
  private static Path jar(Path content) throws IOException {
    Path jar = content.resolveSibling(content.getFileName() + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(content)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".json")).toList()) {
        out.putNextEntry(new ZipEntry(content.relativize(file).toString()));
        Files.copy(file, out);
      }
    }
    return jar;
  }

  /** As where files are kept in memory: none has a place on a disk. */
  private static final class NotOnDisk extends ForwardingJavaFileManager<StandardJavaFileManager> {

    NotOnDisk(StandardJavaFileManager manager) {
      super(manager);
    }

    @Override
    public FileObject getFileForOutput(
        Location location, String packageName, String name, FileObject sibling) throws IOException {
      return moved(super.getFileForOutput(location, packageName, name, sibling));
    }

    @Override
    public @Nullable FileObject getFileForInput(Location location, String packageName, String name)
        throws IOException {
      FileObject file = super.getFileForInput(location, packageName, name);
      return file == null ? null : moved(file);
    }

    @Override
    public boolean isSameFile(FileObject a, FileObject b) {
      return a.toUri().equals(b.toUri());
    }

    private static FileObject moved(FileObject file) {
      return new ForwardingFileObject<>(file) {
        @Override
        public URI toUri() {
          return URI.create("mem://" + file.toUri().getRawPath());
        }
      };
    }
  }

  /** Shows a processor no more of its environment than the interface. */
  private static final class Wrapping extends AbstractProcessor {

    private final Processor processor;

    Wrapping(Processor processor) {
      this.processor = processor;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return processor.getSupportedSourceVersion();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      processor.init(
          (ProcessingEnvironment)
              Proxy.newProxyInstance(
                  Wrapping.class.getClassLoader(),
                  new Class<?>[] {ProcessingEnvironment.class},
                  (proxy, method, arguments) -> method.invoke(environment, arguments)));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      processor.process(annotations, round);
      return false;
    }
  }

  private static Stream<Path> own() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).map(Path::of);
  }
}
