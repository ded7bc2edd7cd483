package ai.datapunk.weft.faults;

import static ai.datapunk.weft.testing.AdvisedCall.throwing;
import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.faults.Fault.Call;
import ai.datapunk.weft.faults.Fault.Sees;
import ai.datapunk.weft.faults.Fault.Setup;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The faults that are injected. */
@SuppressWarnings("FutureReturnValueIgnored") // The body's futures are given to the probe.
final class Faults {

  private static final String UNKNOWN = "own_seconds_count{tenant=\"unknown\"}";
  private static final String SUCCESS = calls("success");
  private static final String FAILURE = calls("failure");

  private static final MethodSpec LABELLED =
      World.FETCH.timed(CustomHistogram.of("own_seconds", "Own.").boundedLabel("tenant", 0, 10));
  private static final MethodSpec MASKED =
      World.FETCH.timed(CustomHistogram.of("own_seconds", "Own.").maskedLabel("tenant", 0, 10));

  private Faults() {}

  /** All of them, in the order of the page. */
  static final List<Fault> ALL =
      List.of(
          recording("a label value's `toString`", Place.TEXT, UNKNOWN, labelled(LABELLED)),
          recording("a label value's `hashCode`", Place.HASH, UNKNOWN, labelled(LABELLED)),
          recording("the digest of `@Label(mask = true)`", Place.DIGEST, UNKNOWN, labelled(MASKED)),
          recording("the label sanitizer", Place.SANITIZER, UNKNOWN, labelled(LABELLED)),
          recording("a named instance's `toString`", Place.TEXT, SUCCESS, Faults::named),
          recording("a named instance's `hashCode`", Place.HASH, SUCCESS, Faults::named),
          recording("a named instance's `equals`", Place.COMPARISON, SUCCESS, Faults::known),
          told("an instance source that has answered", Place.SOURCE, 0, Faults::sourced),
          told("`toString` of what a source gives", Place.TEXT, 0, Faults::growing),
          told("`hashCode` of what a source gives", Place.HASH, 0, Faults::growing),
          told("a strategy", Place.STRATEGY, 1, Faults::sourced),
          told("what makes a strategy", Place.STRATEGY_FACTORY, 1, Faults::sourced),
          recording("the clock (`Ticker`)", Place.CLOCK, SUCCESS, Faults::sourced),
          recording("the clock, at a trial call", Place.CLOCK, SUCCESS, Faults::halfOpen),
          new Fault("the sleeper", Place.SLEEPER, Sees.FAILURE, 1, 2, FAILURE, Faults::failing),
          recording("the random numbers of jitter", Place.RANDOM, SUCCESS, Faults::secondTime),
          new Fault(
              "the scheduler", Place.SCHEDULER, Sees.FAILURE, 1, 2, FAILURE, Faults::laterFailing),
          recording("a context carrier's capture", Place.CAPTURE, SUCCESS, Faults::later),
          recording("a carried context", Place.CARRIED_RUN, SUCCESS, Faults::later),
          recording("the predicate of `retryOnResult`", Place.PREDICATE, SUCCESS, Faults::judged),
          new Fault(
              "the mapping of error types",
              Place.MAPPER,
              Sees.FAILURE,
              1,
              1,
              FAILURE,
              Faults::onceFailing),
          new Fault(
              "`getCause` of the method's exception",
              Place.CAUSE,
              Sees.FAILURE,
              0,
              1,
              FAILURE,
              Faults::failing),
          new Fault(
              "the log, when retries are exhausted",
              Place.LOG,
              Sees.FAILURE,
              1,
              1,
              FAILURE,
              Faults::failing),
          new Fault(
              "the log, when a circuit opens",
              Place.LOG,
              Sees.FAILURE,
              1,
              1,
              FAILURE,
              Faults::opening),
          new Fault(
              "the log, when an instance is found",
              Place.LOG,
              Sees.RESULT,
              1,
              1,
              SUCCESS,
              Faults::growing),
          new Fault(
              "the log, when a limit is reached",
              Place.LOG,
              Sees.FAILURE,
              1,
              2,
              FAILURE,
              Faults::beyondALimit),
          new Fault(
              "the span of an exemplar",
              Place.SPAN,
              Sees.FAILURE,
              1,
              1,
              FAILURE,
              Faults::onceFailing),
          new Fault(
              "the registry, given a metric of your own",
              Place.REGISTRY,
              Sees.RESULT,
              0,
              1,
              SUCCESS,
              Faults::newMethod),
          new Fault("a gauge, at a scrape", Place.GAUGE, Sees.SCRAPE, 1, 1, SUCCESS, Faults::gauge),
          new Fault(
              "what runs before a scrape",
              Place.PREPARATION,
              Sees.SCRAPE,
              1,
              1,
              SUCCESS,
              Faults::preparation));

  private static String calls(String status) {
    return "mesh_service_calls_total{operation=\"fetch\",service=\"stock\",status=\""
        + status
        + "\"}";
  }

  /** One that is counted, and logged once, and leaves the call its result. */
  private static Fault recording(String of, Place place, String recorded, Setup setup) {
    return new Fault(of, place, Sees.RESULT, 1, 1, recorded, setup);
  }

  /** One that has a line of its own in the log, and leaves the call its result. */
  private static Fault told(String of, Place place, int counted, Setup setup) {
    return new Fault(of, place, Sees.RESULT, counted, 1, SUCCESS, setup);
  }

  private static Setup labelled(MethodSpec spec) {
    return world -> {
      Probe probe = world.probe(spec);
      return key -> world.succeeds(probe, world.key(key));
    };
  }

  /** A method whose instance the caller names. */
  private static Call named(World world) {
    Probe probe = world.probe(world.balanced("own"));
    return key -> world.succeeds(probe, world.key(key));
  }

  /** The same, of which another method knows one. */
  private static Call known(World world) throws Throwable {
    world.succeeds(world.probe(World.FETCH.loadBalanced("stock", "own", 10, 0)), world.key("v"));
    return named(world);
  }

  private static Call sourced(World world) {
    Probe probe = world.probe(world.everything());
    return key -> world.succeeds(probe, null);
  }

  private static Call growing(World world) {
    Call call = sourced(world);
    world.anotherInstanceComes();
    return call;
  }

  private static Call halfOpen(World world) {
    Call call = sourced(world);
    world.circuit().forceOpen();
    world.circuit().close();
    for (int i = 0; i < 10; i++) {
      world.circuit().acquire();
      world.circuit().failed(world.time.nanoTime(), world.time.nanoTime());
    }
    world.time.millis(60_001);
    world.circuit().state();
    return call;
  }

  private static Call failing(World world) {
    Probe probe = world.probe(world.everything());
    return key -> failsFirst(world, probe, key);
  }

  /** What others do meanwhile is not logged, since a log that waits has a lock of its own. */
  private static Object failsFirst(World world, Probe probe, String key) throws Throwable {
    return key.equals("v") ? world.fails(probe, null) : world.succeeds(probe, null);
  }

  private static Call onceFailing(World world) {
    Probe probe = world.probe(world.balanced("own"));
    return key -> world.fails(probe, null);
  }

  /**
   * Another method of the service has failed with another type, and there is place for one: in each
   * of two families, the second of which is told.
   */
  private static Call beyondALimit(World world) {
    Probe other =
        world.probe(
            MethodSpec.of("other(java.lang.Object)")
                .timed("stock", "other")
                .loadBalanced("stock", "own", 10, 0));
    AdvisedCall.thrown(other, null, throwing(new IllegalStateException("the first type")));
    return onceFailing(world);
  }

  /** Its first failure opens the circuit. */
  private static Call opening(World world) {
    Probe probe =
        world.probe(
            world.balanced("own").circuitGuarded("stock", CircuitPolicy.DEFAULT.window(1, 1)));
    return key -> failsFirst(world, probe, key);
  }

  /** Succeeds the second time. */
  private static Call secondTime(World world) {
    Probe probe = world.probe(world.everything());
    return key -> world.succeedsAtLast(probe, null);
  }

  private static Call judged(World world) {
    Probe probe =
        world.probe(
            World.FETCH
                .timed("stock", "fetch")
                .retried("stock", "fetch", World.TWICE.retryOnResult(Struck.Unwanted.class)));
    return key -> world.succeeds(probe, null);
  }

  /** A class is initialised; others are. */
  private static Call newMethod(World world) {
    Probe there = world.probe(LABELLED);
    return key ->
        world.succeeds(key.equals("v") ? world.probe(newMetric()) : there, world.key(key));
  }

  private static MethodSpec newMetric() {
    return World.FETCH.timed(CustomHistogram.of("new_seconds", "New.")).timed("stock", "fetch");
  }

  /** A future that fails first, and then has the value. */
  private static Call later(World world) {
    return future(
        world,
        world.everything(),
        CompletableFuture.failedFuture(world.failure),
        CompletableFuture.completedFuture(world.value));
  }

  private static Call laterFailing(World world) {
    return future(
        world,
        world.everything(),
        CompletableFuture.failedFuture(world.failure),
        CompletableFuture.failedFuture(world.failure));
  }

  private static Call future(
      World world, MethodSpec spec, CompletableFuture<?> first, CompletableFuture<?> second) {
    Probe probe = NewProbe.withZeros(spec, world.mesh, CompletableFuture.class);
    return key -> {
      boolean[] again = {false};
      Object returned =
          probe.asynchronously(
              new @Nullable Object[] {null},
              arguments -> {
                CompletableFuture<?> next = again[0] ? second : first;
                again[0] = true;
                return next;
              });
      world.time.millis(1_000);
      try {
        return ((CompletableFuture<?>) requireNonNull(returned)).join();
      } catch (CompletionException wrapped) {
        throw requireNonNull(wrapped.getCause());
      }
    };
  }

  private static Call gauge(World world) throws Throwable {
    world
        .store()
        .gauge(Family.MESH_HEALTHY_INSTANCES, "struck")
        .follow(
            () -> {
              world.strike.at(Place.GAUGE);
              return 1;
            });
    return scraping(world);
  }

  private static Call preparation(World world) throws Throwable {
    world.store().preparations().add(() -> world.strike.at(Place.PREPARATION));
    return scraping(world);
  }

  /** A scrape in the place of a call. */
  private static Call scraping(World world) throws Throwable {
    world.succeeds(world.probe(world.everything()), null);
    return key -> world.scrape();
  }
}
