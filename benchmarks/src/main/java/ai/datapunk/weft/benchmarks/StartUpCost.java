package ai.datapunk.weft.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The processor time that it takes to initialise woven classes. Each time is the least of several
 * fresh JVMs: first that of {@link StartUpTargets.First}, with which Weft's own classes are loaded,
 * then that of a class with some more methods.
 */
public final class StartUpCost {

  private static final int JVMS = 5;
  private static final List<Class<?>> TARGETS =
      List.of(StartUpTargets.One.class, StartUpTargets.Ten.class, StartUpTargets.Hundred.class);

  private StartUpCost() {}

  /**
   * With a class name, initialises that class and prints the nanoseconds; with a page, starts JVMs
   * that do so and writes what they print into the section of the JDK that it runs on.
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("Give the page to write into, docs/scraping.md");
    }
    if (arguments[0].startsWith(StartUpTargets.class.getName())) {
      System.out.println(initialize(StartUpTargets.class.getName() + "$First"));
      System.out.println(initialize(arguments[0]));
      return;
    }
    double first = Double.POSITIVE_INFINITY;
    List<String> lines = new ArrayList<>();
    lines.add("| methods of the class | ms |");
    lines.add("|---|---:|");
    for (Class<?> target : TARGETS) {
      double least = Double.POSITIVE_INFINITY;
      for (int i = 0; i < JVMS; i++) {
        double[] millis = inFreshJvm(target.getName());
        first = Math.min(first, millis[0]);
        least = Math.min(least, millis[1]);
      }
      lines.add(row(methods(target) + " annotated, later", least));
    }
    lines.add(2, row("1 annotated, the first in a JVM", first));
    String report = String.join("\n", lines);
    GeneratedSection.replace(
        Path.of(arguments[0]), "start-up, JDK " + Runtime.version().feature(), report);
    System.out.println(report);
  }

  private static long methods(Class<?> target) {
    return Arrays.stream(target.getDeclaredMethods())
        .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
        .count();
  }

  private static String row(String what, double millis) {
    return String.format(Locale.ROOT, "| %s | %.1f |", what, millis);
  }

  private static long initialize(String name) throws ClassNotFoundException {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    Class.forName(name);
    return threads.getCurrentThreadCpuTime() - start;
  }

  private static double[] inFreshJvm(String target) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                StartUpCost.class.getName(),
                target)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException("A JVM failed and said: " + said);
    }
    return said.lines()
        .mapToDouble(nanos -> Long.parseLong(nanos) / (double) TimeUnit.MILLISECONDS.toNanos(1))
        .toArray();
  }
}
