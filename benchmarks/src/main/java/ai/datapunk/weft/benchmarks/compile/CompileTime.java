package ai.datapunk.weft.benchmarks.compile;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.benchmarks.GeneratedSection;
import ai.datapunk.weft.benchmarks.Machine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles classes of ten annotated methods each, without the processor, with it, and with it but
 * for who calls whom, by turns, and writes medians into a page: into the section of the JDK that it
 * runs on. The processor is loaded from its jar once, as build daemons do, so that both are warm.
 * What is measured is the processor time of the thread that compiles, which does not grow while
 * other programs have the processor.
 */
public final class CompileTime {

  /** Multiples of the layers that call each other. */
  private static final int[] CLASSES = {99, 300, 999};

  /** Until neither compilation gets faster any more. */
  private static final int WARM_UPS = 40;

  /** How many classes are compiled for one median in each of the ways. */
  private static final int CLASSES_MEASURED = 6_000;

  private static final int LEAST_ROUNDS = 7;
  private static final int MOST_ROUNDS = 30;

  private final List<Class<?>> processors;
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

  private enum Way {
    JAVAC("-proc:none"),
    WEFT("-Aweft.maxSeries=99999999", "-Aweft.maxCallsOfOne=64"),
    WITHOUT_CALLS("-Aweft.maxSeries=99999999", "-Aweft.calls=off");

    private final List<String> options = new ArrayList<>(List.of("-nowarn"));

    Way(String... more) {
      options.addAll(List.of(more));
    }

    List<String> options() {
      return options;
    }
  }

  private CompileTime(List<Class<?>> processors) {
    this.processors = processors;
  }

  /**
   * Measures for about ten minutes.
   *
   * @param arguments the processor's jar, and the page to write into
   */
  public static void main(String[] arguments) throws IOException, ReflectiveOperationException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException(
          "Give the processor's jar and the page to write into, docs/performance.md");
    }
    URL jar = Path.of(arguments[0]).toUri().toURL();
    ClassLoader loader = new URLClassLoader(new URL[] {jar}, CompileTime.class.getClassLoader());
    CompileTime benchmark =
        new CompileTime(
            List.of(
                loader.loadClass("ai.datapunk.weft.processor.WeftProcessor"),
                loader.loadClass("ai.datapunk.weft.processor.UnannotatedProcessor")));
    List<String> lines = new ArrayList<>();
    lines.add(Machine.description() + ".");
    lines.add("");
    lines.add(
        "| classes | methods | medians of | javac, ms | with Weft, ms | added | of that, calls | a"
            + " method, µs |");
    lines.add("|---:|---:|---:|---:|---:|---:|---:|---:|");
    benchmark.warmUp(CLASSES[0]);
    for (int classes : CLASSES) {
      lines.add(benchmark.measure(classes));
    }
    String report = String.join("\n", lines);
    GeneratedSection.replace(
        Path.of(arguments[1]), "compile, JDK " + Runtime.version().feature(), report);
    System.out.println(report);
  }

  private void warmUp(int classes) throws IOException, ReflectiveOperationException {
    List<JavaFileObject> sources = Sources.of(classes);
    for (int round = 0; round < WARM_UPS; round++) {
      for (Way way : Way.values()) {
        compile(sources, way);
      }
    }
  }

  private String measure(int classes) throws IOException, ReflectiveOperationException {
    List<JavaFileObject> sources = Sources.of(classes);
    List<Way> order = new ArrayList<>(List.of(Way.values()));
    List<Long> without = new ArrayList<>();
    List<Long> with = new ArrayList<>();
    List<Double> added = new ArrayList<>();
    List<Double> ofCalls = new ArrayList<>();
    int rounds = Math.max(LEAST_ROUNDS, Math.min(MOST_ROUNDS, CLASSES_MEASURED / classes));
    for (int round = 0; round < rounds; round++) {
      // By turns, so that whatever else the machine does meets all alike; each comes first, second
      // and last as often.
      Map<Way, Long> times = new EnumMap<>(Way.class);
      for (Way way : order) {
        times.put(way, compile(sources, way));
      }
      Collections.rotate(order, 1);
      long plain = requireNonNull(times.get(Way.JAVAC));
      long processed = requireNonNull(times.get(Way.WEFT));
      long withoutCalls = requireNonNull(times.get(Way.WITHOUT_CALLS));
      without.add(plain);
      with.add(processed);
      added.add(processed / (double) plain - 1);
      ofCalls.add((processed - withoutCalls) / (double) plain);
    }
    long javac = median(without);
    // Of neighbours in time, since the machine has slower minutes and faster ones.
    double share = median(added);
    int methods = classes * Sources.METHODS;
    return String.format(
        Locale.ROOT,
        "| %,d | %,d | %d | %,d | %,d | %.0f %% | %.1f points | %.0f |",
        classes,
        methods,
        rounds,
        javac / 1_000_000,
        median(with) / 1_000_000,
        100 * share,
        100 * median(ofCalls),
        share * javac / 1e3 / methods);
  }

  private long compile(List<JavaFileObject> sources, Way way)
      throws IOException, ReflectiveOperationException {
    try (InMemoryOutput files =
        new InMemoryOutput(compiler.getStandardFileManager(null, null, null))) {
      // What the last one left behind is not for this one to clear away.
      System.gc();
      long start = threads.getCurrentThreadCpuTime();
      JavaCompiler.CompilationTask task =
          compiler.getTask(null, files, null, way.options(), null, sources);
      if (way != Way.JAVAC) {
        List<Processor> instances = new ArrayList<>();
        for (Class<?> processor : processors) {
          instances.add((Processor) processor.getDeclaredConstructor().newInstance());
        }
        task.setProcessors(instances);
      }
      if (!task.call()) {
        throw new IllegalStateException("what was generated does not compile");
      }
      return threads.getCurrentThreadCpuTime() - start;
    }
  }

  private static <T extends Comparable<T>> T median(List<T> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }
}
