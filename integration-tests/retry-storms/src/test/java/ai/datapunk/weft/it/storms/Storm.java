package ai.datapunk.weft.it.storms;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * Less than a minute of 200 clients who call at random, and together as often as four fifths of
 * what the ledger can take. After ten seconds each of its instances has two workers of five for
 * eight seconds. What a client waits for is of use to it for two seconds.
 */
final class Storm {

  static final int CLIENTS = 200;
  static final int OFFERED = 160;
  static final int BEGINS = 10;
  static final int ENDS = 18;
  static final int SECONDS = 48;

  private static final int WORKERS_LEFT = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final long SEED = 22;

  private final VirtualTime time = new VirtualTime();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final int[] made = new int[SECONDS];
  private final int[] good = new int[SECONDS];
  private final int[] arrived = new int[SECONDS + (int) PATIENCE.toSeconds() + 1];
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh;
  private final Ledger ledger;
  private final Storefront storefront;

  private Storm(Variant variant) {
    ledger = new Ledger(time, random.split(), second -> arrived[second]++);
    storefront = new Storefront(new Offers(new Prices(ledger::call)));
    mesh =
        Mesh.builder()
            .registry(registry)
            .ticker(time)
            .scheduler(time)
            .random(random.split())
            .configuration(variant.configuration())
            .build();
    mesh.instances("ledger", InstanceSource.of(Ledger.INSTANCES.toArray()));
  }

  /** Runs one; the mesh is the application's meanwhile. */
  static Outcome of(Variant variant) {
    return of(variant, ENDS);
  }

  /** Runs one whose instances have their workers again in this second. */
  static Outcome of(Variant variant, int ends) {
    Storm storm = new Storm(variant);
    Weft.use(storm.mesh);
    storm.run(ends);
    Outcome outcome =
        new Outcome(
            variant,
            list(storm.made),
            list(storm.good),
            list(storm.arrived),
            storm.ledger.wastedShare(),
            storm.attemptsRecorded() + storm.ledger.unanswered());
    storm.mesh.close();
    return outcome;
  }

  private static List<Integer> list(int[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  private void run(int ends) {
    for (int client = 0; client < CLIENTS; client++) {
      callAgain(random.split());
    }
    time.after(Duration.ofSeconds(BEGINS), () -> ledger.workers(WORKERS_LEFT));
    time.after(Duration.ofSeconds(ends), () -> ledger.workers(Ledger.WORKERS));
    // Those of the last second are waited for.
    time.runUntil(Duration.ofSeconds(SECONDS).plus(PATIENCE));
  }

  /** Calls come independently of each other: the time between two has an exponential spread. */
  private void callAgain(SplittableRandom client) {
    double seconds = -StrictMath.log(1 - client.nextDouble()) * CLIENTS / OFFERED;
    time.schedule(
        () -> {
          if (time.nanoTime() < Duration.ofSeconds(SECONDS).toNanos()) {
            call();
            callAgain(client);
          }
        },
        Math.round(seconds * 1e9));
  }

  @SuppressWarnings("FutureReturnValueIgnored") // It cannot fail.
  private void call() {
    long began = time.nanoTime();
    int second = (int) (began / 1_000_000_000);
    made[second]++;
    page()
        .whenComplete(
            (value, thrown) -> {
              if (thrown == null && time.nanoTime() - began <= PATIENCE.toNanos()) {
                good[second]++;
              }
            });
  }

  /** A refusal comes at once, and not by the future. */
  private CompletableFuture<String> page() {
    try {
      return storefront.page();
    } catch (CallRefusedException refused) {
      return CompletableFuture.failedFuture(refused);
    }
  }

  /** What Weft has counted of calls to the ledger, each when it ended. */
  private long attemptsRecorded() {
    return Math.round(
        registry.scrape(name -> name.equals("load_balancer_requests")).stream()
            .flatMap(family -> family.getDataPoints().stream())
            .mapToDouble(point -> ((CounterDataPointSnapshot) point).getValue())
            .sum());
  }
}
