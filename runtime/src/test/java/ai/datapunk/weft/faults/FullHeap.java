package ai.datapunk.weft.faults;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A program whose heap is full while it makes calls that need memory of Weft's: of new label
 * values, that fail for the first time, and that are tried again. Prints what came of them.
 */
final class FullHeap {

  /** How many calls of each kind; all that is made of them is there before the heap is full. */
  static final int CALLS = 8;

  private static final MethodSpec LABELLED =
      MethodSpec.of("label(java.lang.Object)")
          .timed(CustomHistogram.of("own_seconds", "Own.").boundedLabel("tenant", 0, 100));
  private static final MethodSpec GUARDED =
      MethodSpec.of("fetch(java.lang.Object)")
          .timed("stock", "fetch")
          .retried(
              "stock",
              "fetch",
              RetryPolicy.DEFAULT.maxAttempts(2).backoff(Duration.ZERO, 1, Duration.ZERO))
          .circuitGuarded("stock", CircuitPolicy.DEFAULT.window(1_000, 1_000))
          .loadBalanced("stock", "round_robin", 10, 0);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.none())
          .sleeper(nanos -> {})
          .build();
  private final Object value = new Object();
  private final String[] tenants = new String[CALLS];
  private final RuntimeException[] failures = {
    new IllegalStateException(), new IllegalArgumentException(), new UnsupportedOperationException()
  };
  private final Probe labelled;
  private final Probe guarded;
  private int wrong;
  private @Nullable Object what;
  private @Nullable Object ballast;

  // Made before: a lambda that captures what it is given takes memory.

  private final AdvisedCall.Body returns = given -> value;
  private final AdvisedCall.Body[] throwing = {
    given -> {
      throw failures[0];
    },
    given -> {
      throw failures[1];
    },
    given -> {
      throw failures[2];
    }
  };

  private FullHeap() {
    ClassProbes.load(FullHeap.class, mesh); // As the first annotated class of a JVM does.
    List<String> instances = List.of("a", "b");
    mesh.instances("stock", () -> instances);
    labelled = NewProbe.withZeros(LABELLED, mesh, Object.class);
    guarded = NewProbe.withZeros(GUARDED, mesh, Object.class);
    for (int i = 0; i < CALLS; i++) {
      tenants[i] = "tenant " + i;
    }
  }

  public static void main(String[] arguments) throws Throwable {
    FullHeap program = new FullHeap();
    program.round(); // What loads a class of the test's or the JDK's.
    Scrape before = Scrape.of(program.registry);
    for (int i = 0; i < CALLS; i++) {
      program.tenants[i] = "other tenant " + i;
    }
    program.fill();
    program.round();
    program.ballast = null;
    Scrape full = Scrape.of(program.registry);
    if (program.what != null) {
      System.err.println(program.what);
    }
    System.out.println("wrong " + program.wrong);
    print("full", before, full);
    Thread other = new Thread(program::round);
    other.start();
    other.join();
    print("after", full, Scrape.of(program.registry));
  }

  private static void print(String when, Scrape before, Scrape after) {
    for (String counter :
        List.of(
            "own_seconds_count",
            "mesh_service_calls_total",
            "circuit_breaker_requests_total",
            "weft_recording_failures_total")) {
      System.out.println(
          when + " " + counter + " " + (long) (after.sum(counter) - before.sum(counter)));
    }
    System.out.println(when + " in flight " + (inFlight(after, "a") + inFlight(after, "b")));
  }

  private static long inFlight(Scrape scrape, String instance) {
    return (long)
        scrape.value("load_balancer_active_connections", "instance", instance, "service", "stock");
  }

  /** Takes all the memory that there is, down to the last few bytes. */
  private void fill() {
    int[] sizes = {1 << 20, 1 << 14, 1 << 8, 1};
    for (int size : sizes) {
      try {
        while (true) {
          Object[] more = new Object[size];
          more[0] = ballast;
          ballast = more;
        }
      } catch (OutOfMemoryError full) {
        // So much for that size.
      }
    }
  }

  /** Allocates nothing itself. */
  private void round() {
    for (int i = 0; i < CALLS; i++) {
      check(value, labelled, tenants[i], null);
      check(value, guarded, null, null);
      RuntimeException failure = failures[i % failures.length];
      check(failure, guarded, null, failure);
    }
  }

  private void check(
      Object expected, Probe probe, @Nullable Object argument, @Nullable RuntimeException failure) {
    Object seen = outcome(probe, argument, failure);
    if (seen != expected) {
      wrong++;
      what = seen;
    }
  }

  private @Nullable Object outcome(
      Probe probe, @Nullable Object argument, @Nullable RuntimeException failure) {
    try {
      AdvisedCall.Body body = returns;
      for (int i = 0; i < failures.length; i++) {
        if (failures[i] == failure) {
          body = throwing[i];
        }
      }
      return AdvisedCall.of(probe, argument, body);
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
