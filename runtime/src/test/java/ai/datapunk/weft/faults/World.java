package ai.datapunk.weft.faults;

import static ai.datapunk.weft.testing.AdvisedCall.throwing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.initializer.SpanContextSupplier;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.security.Security;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An application all of whose code can fail: its mesh, its methods, and what they give. */
final class World implements AutoCloseable {

  static final MethodSpec FETCH = MethodSpec.of("fetch(java.lang.Object)");

  /** Two attempts. */
  static final RetryPolicy TWICE =
      RetryPolicy.DEFAULT
          .maxAttempts(2)
          .backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(1))
          .jitter(0.5);

  private static final Struck.Digests DIGESTS = new Struck.Digests();

  final Strike strike;
  final ManualTicker time = new ManualTicker();
  final PrometheusRegistry registry;
  final Mesh mesh;
  final Object value = new Object();
  final Struck.Failure failure;
  private final Object original;
  private final PrintStream before = System.err;
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private volatile List<Object> instances;

  World(Strike strike) {
    this.strike = strike;
    this.failure = new Struck.Failure(strike);
    this.original = key("a");
    this.instances = List.of(original);
    this.registry = new Struck.Registry(strike);
    System.setErr(Struck.log(strike, log));
    SpanContextSupplier.setSpanContext(new Struck.Spans(strike));
    if (strike.isOf(Place.DIGEST)) {
      Security.insertProviderAt(DIGESTS, 1);
    }
    Struck.strikeClassesBy(strike);
    mesh =
        Mesh.builder()
            .registry(registry)
            .configuration(Configuration.none())
            .limits(SeriesLimits.defaults().errorTypes(1))
            .ticker(
                () -> {
                  strike.at(Place.CLOCK);
                  return time.nanoTime();
                })
            .sleeper(
                nanos -> {
                  strike.at(Place.SLEEPER);
                  time.sleep(nanos);
                })
            .scheduler(
                (task, nanos) -> {
                  strike.at(Place.SCHEDULER);
                  time.schedule(task, nanos);
                })
            .labelSanitizer(
                (metric, label, text) -> {
                  strike.at(Place.SANITIZER);
                  return text;
                })
            .errorTypes(
                thrown -> {
                  strike.at(Place.MAPPER);
                  return null;
                })
            .contextCarrier(new Struck.Carrier(strike))
            .random(
                () -> {
                  strike.at(Place.RANDOM);
                  return 0;
                })
            .build();
    mesh.strategies()
        .register(
            "own",
            random -> {
              strike.at(Place.STRATEGY_FACTORY);
              return new Struck.First(strike);
            });
    mesh.instances(
        "stock",
        () -> {
          strike.at(Place.SOURCE);
          return instances;
        });
  }

  Struck.Key key(String text) {
    return new Struck.Key(strike, text);
  }

  MetricStore store() {
    return mesh.engine().store();
  }

  /** From now on the source has another instance too. */
  void anotherInstanceComes() {
    instances = List.of(original, key("b"));
  }

  /** A method that is retried, guarded and balanced. */
  MethodSpec everything() {
    return balanced("own")
        .timed("stock", "fetch")
        .retried("stock", "fetch", TWICE)
        .circuitGuarded("stock", CircuitPolicy.DEFAULT.window(10, 10));
  }

  /** A method that is balanced in this way. */
  MethodSpec balanced(String strategy) {
    return FETCH.timed("stock", "fetch").loadBalanced("stock", strategy, 10, 0);
  }

  Probe probe(MethodSpec spec) {
    return NewProbe.withZeros(spec, mesh, Object.class);
  }

  /** A call that returns the method's own result. */
  Object succeeds(Probe probe, @Nullable Object argument) throws Throwable {
    return requireNonNull(AdvisedCall.of(probe, argument, given -> value));
  }

  /** A call that throws the method's own exception, in each attempt. */
  Object fails(Probe probe, @Nullable Object argument) throws Throwable {
    Object none = AdvisedCall.of(probe, argument, throwing(failure));
    throw new AssertionError("returned " + none);
  }

  /** A call whose first attempt throws the method's own exception, and whose second returns. */
  Object succeedsAtLast(Probe probe, @Nullable Object argument) throws Throwable {
    boolean[] again = {false};
    return requireNonNull(
        AdvisedCall.of(
            probe,
            argument,
            given -> {
              if (again[0]) {
                return value;
              }
              again[0] = true;
              throw failure;
            }));
  }

  /** Another method of the same service, with the same guards. */
  Probe another() {
    return probe(
        MethodSpec.of("other(java.lang.Object)")
            .timed("stock", "other")
            .retried("stock", "other", TWICE)
            .circuitGuarded("stock", CircuitPolicy.DEFAULT.window(10, 10))
            .loadBalanced("stock", "own", 10, 0));
  }

  GuardedCircuit circuit() {
    return (GuardedCircuit) mesh.circuit("stock");
  }

  Scrape scrape() {
    return Scrape.of(registry);
  }

  /** The lines of warnings and errors. */
  List<String> warnings() {
    return log.toString(UTF_8)
        .lines()
        .filter(line -> line.contains("] WARN ") || line.contains("] ERROR "))
        .toList();
  }

  @Override
  public void close() {
    strike.disarm();
    strike.release();
    System.setErr(before);
    SpanContextSupplier.setSpanContext(null);
    Security.removeProvider(DIGESTS.getName());
    mesh.close();
  }
}
