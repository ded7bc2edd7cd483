package ai.datapunk.weft.benchmarks.compile;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles classes of ten annotated methods each, with and without the processor by turns, and
 * prints medians. The processor is loaded from its jar once, as build daemons do, so that both are
 * warm. Every method is timed; some are retried, guarded and load balanced as well.
 *
 * <p>Arguments: the processor's jar, then how many classes each; by default 100 and 1000.
 */
public final class CompileTime {

  private static final int METHODS = 10;
  private static final int SERVICES = 10;
  private static final int WARM_UPS = 3;
  private static final int ROUNDS = 9;

  private final Class<?> processor;
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();

  private CompileTime(Class<?> processor) {
    this.processor = processor;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    if (arguments.length == 0) {
      System.err.println("usage: CompileTime <weft-processor.jar> [classes…]");
      System.exit(2);
    }
    URL jar = Path.of(arguments[0]).toUri().toURL();
    ClassLoader loader = new URLClassLoader(new URL[] {jar}, CompileTime.class.getClassLoader());
    CompileTime benchmark =
        new CompileTime(loader.loadClass("ai.datapunk.weft.processor.WeftProcessor"));
    int[] sizes =
        arguments.length == 1
            ? new int[] {100, 1_000}
            : Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
    System.out.println("| classes | methods | javac, ms | with Weft, ms | added |");
    System.out.println("|---|---|---|---|---|");
    for (int classes : sizes) {
      System.out.println(benchmark.measure(classes));
    }
  }

  private String measure(int classes) throws IOException, ReflectiveOperationException {
    Path folder = Files.createTempDirectory("weft-compile");
    try {
      List<Path> sources = write(folder, classes);
      List<Long> without = new ArrayList<>();
      List<Long> with = new ArrayList<>();
      for (int round = -WARM_UPS; round < ROUNDS; round++) {
        // By turns, so that whatever else the machine does meets both alike.
        long plain = compile(sources, Files.createTempDirectory(folder, "plain"), false);
        long processed = compile(sources, Files.createTempDirectory(folder, "weft"), true);
        if (round >= 0) {
          without.add(plain);
          with.add(processed);
        }
      }
      long plain = median(without);
      long processed = median(with);
      return String.format(
          Locale.ROOT,
          "| %d | %d | %d | %d | %.0f %% |",
          classes,
          classes * METHODS,
          plain / 1_000_000,
          processed / 1_000_000,
          100.0 * (processed - plain) / plain);
    } finally {
      delete(folder);
    }
  }

  private long compile(List<Path> sources, Path output, boolean withWeft)
      throws IOException, ReflectiveOperationException {
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
      long start = System.nanoTime();
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              null,
              files,
              null,
              withWeft
                  ? List.of("-nowarn", "-Aweft.maxSeries=99999999")
                  : List.of("-nowarn", "-proc:none"),
              null,
              files.getJavaFileObjectsFromPaths(sources));
      if (withWeft) {
        task.setProcessors(List.of((Processor) processor.getDeclaredConstructor().newInstance()));
      }
      if (!task.call()) {
        throw new IllegalStateException("what was generated does not compile");
      }
      return System.nanoTime() - start;
    }
  }

  private static List<Path> write(Path folder, int classes) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (Map.Entry<String, String> source : sources(classes).entrySet()) {
      sources.add(Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue()));
    }
    return sources;
  }

  private static Map<String, String> sources(int classes) {
    Map<String, String> sources = new TreeMap<>();
    for (int i = 0; i < classes; i++) {
      String name = "Client" + i;
      StringBuilder text =
          new StringBuilder("package shop;\nimport ai.datapunk.weft.annotation.*;\n");
      text.append("@MeshService(\"service")
          .append(i % SERVICES)
          .append("\")\nclass ")
          .append(name)
          .append(" {\n");
      for (int j = 0; j < METHODS; j++) {
        String annotations = ANNOTATIONS.get(j % ANNOTATIONS.size());
        String instance = annotations.contains("LoadBalanced") ? "@Instance" : "";
        text.append(annotations).append(METHOD.formatted(j, instance));
      }
      sources.put(name, text.append("}\n").toString());
    }
    return sources;
  }

  private static final String RETRIED =
      "  @Retried(maxAttempts = 4, delay = \"50ms\", retryOn = java.io.IOException.class)\n";
  private static final String GUARDED = "  @CircuitGuarded(window = \"100 calls\")\n";
  private static final String BALANCED =
      "  @LoadBalanced(strategy = \"least_connections\", maxInstances = 20)\n";

  private static final List<String> ANNOTATIONS =
      List.of(
          "  @Timed\n",
          "  @Timed\n" + RETRIED,
          "  @Timed\n" + GUARDED,
          "  @Timed\n" + RETRIED + GUARDED,
          "  @Timed\n" + RETRIED + GUARDED + BALANCED);

  /** A method with a little to do, as methods that call a service have. */
  private static final String METHOD =
      """
        java.util.List<String> fetch%1$d(%2$s java.net.URI instance, String sku, int many)
            throws java.io.IOException {
          java.util.List<String> lines = new java.util.ArrayList<>();
          for (int i = 0; i < many; i++) {
            String line = instance.resolve(sku + "/" + i).toString();
            if (line.isBlank()) {
              throw new java.io.IOException("nothing at " + line);
            }
            lines.add(line.strip());
          }
          lines.sort(java.util.Comparator.comparing(String::length).thenComparing(String::compareTo));
          return lines;
        }
      """;

  private static long median(List<Long> times) {
    return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(path);
      }
    }
  }
}
