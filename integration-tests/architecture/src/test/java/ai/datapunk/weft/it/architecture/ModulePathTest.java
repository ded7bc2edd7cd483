package ai.datapunk.weft.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application that is a named module: it sees what the runtime exports, and no more. */
class ModulePathTest {

  private static final String MODULE =
      "module shop { requires ai.datapunk.weft.runtime; requires io.prometheus.metrics.model; }";

  /** The libraries that the runtime brings along. */
  private static final Pattern LIBRARY = Pattern.compile("prometheus-metrics-|slf4j-|jspecify-");

  private static final String MAIN =
      """
      package shop;
      import ai.datapunk.weft.Mesh;
      import ai.datapunk.weft.retry.RetryMetrics;
      import io.prometheus.metrics.model.registry.PrometheusRegistry;
      public final class Main {
        public static void main(String[] arguments) {
          PrometheusRegistry registry = new PrometheusRegistry();
          Mesh mesh = Mesh.builder().registry(registry).build();
          RetryMetrics.in(registry).recordAttempt("api", "get_user", 1);
          registry.scrape().forEach(family -> System.out.println(family.getMetadata().getName()));
        }
      }
      """;

  /** What advice asks of a woven class, without the weaving. */
  private static final String WITH_FALLBACK =
      """
      package shop;
      import ai.datapunk.weft.Mesh;
      import ai.datapunk.weft.annotation.Retried;
      import ai.datapunk.weft.probe.ClassProbes;
      import io.prometheus.metrics.model.registry.PrometheusRegistry;
      import java.util.function.Predicate;
      public final class Main {
        @Retried(service = "shop", fallback = "spare", retryOnResult = Empty.class)
        String fetch() { return ""; }
        String spare() { return "the spare"; }
        static final class Empty implements Predicate<String> {
          @Override public boolean test(String result) { return result.isEmpty(); }
        }
        public static void main(String[] arguments) throws Exception {
          Mesh mesh = Mesh.builder().registry(new PrometheusRegistry()).build();
          ClassProbes probes = ClassProbes.load(Main.class, mesh);
          probes.probe("fetch", new Class<?>[0], String.class);
          System.out.println(
              probes.fallBack(
                  "fetch", new Class<?>[0], new Main(), arguments, new Exception("none")));
        }
      }
      """;

  private static final String WITH_METRIC_SET =
      """
      package shop;
      import ai.datapunk.weft.Mesh;
      import ai.datapunk.weft.annotation.Counted;
      import ai.datapunk.weft.annotation.MetricSet;
      import io.prometheus.metrics.model.registry.PrometheusRegistry;
      public final class Main {
        @MetricSet
        interface Reads {
          @Counted(name = "shop_reads_total", help = "Reads")
          void read();
        }
        public static void main(String[] arguments) {
          PrometheusRegistry registry = new PrometheusRegistry();
          Mesh mesh = Mesh.builder().registry(registry).build();
          mesh.metrics().of(Reads.class).read();
          registry.scrape().forEach(family -> System.out.println(family.getMetadata().getName()));
        }
      }
      """;

  private String directives = "";

  @TempDir Path folder;

  @Test
  void anApplicationOnTheModulePathRecords() throws Exception {
    assertThat(compile(MAIN)).isEmpty();
    assertThat(run()).contains("retry_attempts");
  }

  @Test
  void whatIsWeftsOwnCannotBeNamed() throws Exception {
    String errors = compile(MAIN.replace("ai.datapunk.weft.Mesh;", "ai.datapunk.weft.store.Cell;"));
    assertThat(errors).contains("package ai.datapunk.weft.store is not visible");
  }

  @Test
  void aFallbackAndAPredicateNeedAnOpenPackageAndWorkWithIt() throws Exception {
    String processed = System.getProperty("java.class.path");
    assertThat(compile(WITH_FALLBACK, "-processorpath", processed))
        .contains("[WEFT-134]", "opens shop to ai.datapunk.weft.runtime;");
    directives = "opens shop to ai.datapunk.weft.runtime;";
    assertThat(compile(WITH_FALLBACK, "-processorpath", processed)).doesNotContain("error:");
    assertThat(run()).contains("the spare").doesNotContain("WARN");
  }

  @Test
  void aModuleThatOpensNothingIsNamedAtRunTime() throws Exception {
    directives = "opens shop to ai.datapunk.weft.runtime;";
    compile(WITH_FALLBACK, "-processorpath", System.getProperty("java.class.path"));
    directives = "";
    compileModule();
    assertThat(run())
        .contains("the module shop does not let Weft reach it")
        .contains("opens shop to ai.datapunk.weft.runtime");
  }

  @Test
  void aMetricSetNeedsAnOpenPackageAndWorksWithIt() throws Exception {
    String processed = System.getProperty("java.class.path");
    assertThat(compile(WITH_METRIC_SET, "-processorpath", processed))
        .contains("[WEFT-134]", "opens shop to ai.datapunk.weft.runtime;");
    directives = "opens shop to ai.datapunk.weft.runtime;";
    assertThat(compile(WITH_METRIC_SET, "-processorpath", processed)).doesNotContain("error:");
    assertThat(run()).contains("shop_reads").doesNotContain("WARN");
    directives = "";
    compileModule();
    assertThat(run())
        .contains(
            "shop.Main$Reads_MetricSet cannot be reached: write in module-info.java: opens shop to"
                + " ai.datapunk.weft.runtime;");
  }

  /** As if somebody had taken the directive out afterwards. */
  private void compileModule() throws Exception {
    Path module = module();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-p", modulePath(), "-d", classes().toString(), "-proc:none");
      javac.getTask(null, files, null, options, null, files.getJavaFileObjects(module)).call();
    }
  }

  private Path module() throws Exception {
    return Files.writeString(
        folder.resolve("src/module-info.java"), MODULE.replace("}", directives + " }"));
  }

  private String compile(String main) throws Exception {
    return compile(main, "-proc:none");
  }

  private String compile(String main, String... more) throws Exception {
    Path sources = Files.createDirectories(folder.resolve("src/shop"));
    Path module = module();
    Path source = Files.writeString(sources.resolve("Main.java"), main);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter out = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      List<String> options =
          Stream.concat(Stream.of("-p", modulePath(), "-d", classes().toString()), Stream.of(more))
              .toList();
      javac
          .getTask(out, files, null, options, null, files.getJavaFileObjects(module, source))
          .call();
    }
    return out.toString();
  }

  private String run() throws Exception {
    Path output = folder.resolve("output.txt");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-p",
                classes() + File.pathSeparator + modulePath(),
                "-m",
                "shop/shop.Main")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      java.destroyForcibly();
    }
    return Files.readString(output);
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  /** What an application with the runtime has: the tests' own libraries are not among it. */
  private static String modulePath() throws URISyntaxException {
    List<String> path = new ArrayList<>();
    for (PublicModule module :
        List.of(PublicModule.ANNOTATIONS, PublicModule.CONTRACT, PublicModule.RUNTIME)) {
      path.add(module.place().toString());
    }
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (LIBRARY.matcher(entry).find()) {
        path.add(entry);
      }
    }
    return String.join(File.pathSeparator, path);
  }
}
