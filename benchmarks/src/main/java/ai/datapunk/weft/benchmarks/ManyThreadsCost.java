package ai.datapunk.weft.benchmarks;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * What series cost on a machine with many cores where many threads have recorded in each of them:
 * the heap that they take, and the time of a scrape. Each is measured in a JVM of its own, which is
 * told that it has so many cores, while the threads live.
 */
public final class ManyThreadsCost {

  private static final int THREADS = 64;
  private static final int ROUNDS = 10;
  private static final int SCRAPES = 9;
  private static final int[] SIZES = {100_000, 1_000_000};
  private static final double MOST_BYTES = 0.6;
  private static final double MOST_TIME = 0.2;

  private ManyThreadsCost() {}

  /**
   * With who keeps the series and how many, measures them and prints bytes per series and
   * microseconds per scrape; with a page, starts JVMs that do so and writes what they print into
   * the section of the JDK that it runs on.
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length == 2) {
      measure(KeptSeries.valueOf(arguments[0]), Integer.parseInt(arguments[1]));
      return;
    }
    if (arguments.length != 1) {
      throw new IllegalArgumentException("Give the page to write into, docs/scraping.md");
    }
    List<String> lines = new ArrayList<>();
    lines.add("| | series | Weft | client | Weft / client | bar | |");
    lines.add("|---|---:|---:|---:|---:|---:|---|");
    for (int series : SIZES) {
      double[] weft = inFreshJvm(KeptSeries.WEFT, series);
      double[] client = inFreshJvm(KeptSeries.CLIENT, series);
      lines.add(row("resident, B per series", series, weft[0], client[0], MOST_BYTES));
      lines.add(row("`scrape`, µs", series, weft[1], client[1], MOST_TIME));
    }
    String report = String.join("\n", lines);
    GeneratedSection.replace(
        Path.of(arguments[0]), "many threads, JDK " + Runtime.version().feature(), report);
    System.out.println(report);
  }

  private static String row(String what, int series, double weft, double client, double most) {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,.0f | %,.0f | %.2f | %.2f | %s |",
        what,
        series,
        weft,
        client,
        weft / client,
        most,
        weft / client <= most ? "met" : "**missed**");
  }

  private static void measure(KeptSeries kept, int series) throws Exception {
    kept.registry(10).scrape();
    long before = ResidentBytes.used();
    PrometheusRegistry registry = new PrometheusRegistry();
    List<LongConsumer> recorders = kept.keep(registry, KeptSeries.operations(series));
    CountDownLatch ready = new CountDownLatch(THREADS);
    CountDownLatch measured = new CountDownLatch(1);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      running.add(
          threads.submit(
              () -> {
                for (int round = 0; round < ROUNDS; round++) {
                  recorders.forEach(KeptSeries::record);
                }
                ready.countDown();
                measured.await();
                return null;
              }));
    }
    ready.await();
    registry.scrape();
    recorders.clear();
    System.out.println((double) (ResidentBytes.used() - before) / series);
    System.out.println(leastMicros(registry));
    measured.countDown();
    for (Future<?> each : running) {
      each.get();
    }
    threads.shutdown();
  }

  private static double leastMicros(PrometheusRegistry registry) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < SCRAPES; i++) {
      long start = System.nanoTime();
      registry.scrape();
      least = Math.min(least, System.nanoTime() - start);
    }
    return (double) least / TimeUnit.MICROSECONDS.toNanos(1);
  }

  private static double[] inFreshJvm(KeptSeries kept, int series)
      throws IOException, InterruptedException {
    return FreshJvm.numbers(THREADS, ManyThreadsCost.class, kept.name(), Integer.toString(series));
  }
}
