package ai.datapunk.weft.benchmarks;

import ai.datapunk.weft.store.SpreadCounter;
import ai.datapunk.weft.store.StripedCounter;
import ai.datapunk.weft.window.SlidingCalls;
import ai.datapunk.weft.window.Thresholds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a failing call does under its circuit's lock, where many threads have stripes of the count
 * of successes: it adds itself to the window and looks whether the circuit opens, for which a
 * window of calls sums the stripes. Measured in a JVM that is told that it has as many cores as
 * there are threads.
 */
public final class LookCost {

  private static final int CORES = 64;
  private static final int[] THREADS = {1, 2, 4, CORES};
  private static final int ROUNDS = 400;
  private static final int LOOKS_OF_A_ROUND = 1_000;

  private LookCost() {}

  /**
   * With a number of threads, measures and prints the nanoseconds of a look, where nobody has added
   * to the stripes since the last one and where each thread has; with a page, starts JVMs that do
   * so and writes what they print into the section of the JDK that it runs on.
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("Give the page to write into, docs/performance.md");
    }
    if (arguments[0].matches("\\d+")) {
      measure(Integer.parseInt(arguments[0]));
      return;
    }
    List<String> lines = new ArrayList<>();
    lines.add("| threads | stripes | a look, ns | after each thread has added, ns |");
    lines.add("|---:|---:|---:|---:|");
    for (int threads : THREADS) {
      double[] measured = FreshJvm.numbers(CORES, LookCost.class, Integer.toString(threads));
      lines.add(
          String.format(
              Locale.ROOT,
              "| %d | %.0f | %.0f | %,.0f |",
              threads,
              measured[0],
              measured[1],
              measured[2]));
    }
    String report = String.join("\n", lines);
    GeneratedSection.replace(
        Path.of(arguments[0]), "looks, JDK " + Runtime.version().feature(), report);
    System.out.println(report);
  }

  private static void measure(int threads) throws Exception {
    StripedCounter successes = new StripedCounter();
    // The hundredth failure in a row opens the circuit, which is closed again.
    SlidingCalls window = SlidingCalls.ofCalls(100, new Thresholds(100, 1, 1), successes);
    try (SpreadCounter spread = new SpreadCounter(successes, threads)) {
      double[] warm = new double[ROUNDS];
      double[] cold = new double[ROUNDS];
      for (int round = 0; round < ROUNDS; round++) {
        warm[round] = nanos(window, LOOKS_OF_A_ROUND) / (double) LOOKS_OF_A_ROUND;
        spread.addInAll();
        cold[round] = nanos(window, 1);
      }
      System.out.println(spread.stripes());
      System.out.println(median(warm));
      System.out.println(median(cold));
    }
  }

  private static long nanos(SlidingCalls window, int looks) {
    long start = System.nanoTime();
    for (int i = 0; i < looks; i++) {
      window.add(true, false);
      if (window.isOverThreshold()) {
        window.clear(0);
      }
    }
    return System.nanoTime() - start;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
