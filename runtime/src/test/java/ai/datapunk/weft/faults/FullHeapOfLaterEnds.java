package ai.datapunk.weft.faults;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A program whose heap is full while it calls methods that return futures and publishers, and while
 * those end. Prints what came of them.
 */
@SuppressWarnings("FutureReturnValueIgnored") // The body's futures are given to the probe.
final class FullHeapOfLaterEnds {

  /** How many calls of each kind. */
  static final int CALLS = 8;

  private static final MethodSpec GUARDED =
      MethodSpec.of("fetch(java.lang.Object)")
          .timed("stock", "fetch")
          .circuitGuarded("stock", CircuitPolicy.DEFAULT.window(1_000, 1_000))
          .loadBalanced("stock", "round_robin", 10, 0);
  private static final MethodSpec RETRIED =
      GUARDED.retried(
          "stock",
          "fetch",
          RetryPolicy.DEFAULT.maxAttempts(2).backoff(Duration.ZERO, 1, Duration.ZERO));
  private static final MethodSpec STREAMED =
      MethodSpec.of("stream(java.lang.Object)")
          .timed("depot", "stream")
          .circuitGuarded("depot", CircuitPolicy.DEFAULT.window(1_000, 1_000));

  /** Signals at once, from objects that are there. */
  private static final class Source implements Flow.Publisher<Object>, Flow.Subscription {
    private final Object value;
    private final @Nullable Throwable failure;

    Source(Object value, @Nullable Throwable failure) {
      this.value = value;
      this.failure = failure;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Object> subscriber) {
      subscriber.onSubscribe(this);
      if (failure == null) {
        subscriber.onNext(value);
        subscriber.onComplete();
      } else {
        subscriber.onError(failure);
      }
    }

    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }

  /** What it was sent last. */
  private static final class Latest implements Flow.Subscriber<Object> {
    private @Nullable Object signal;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(1);
    }

    @Override
    public void onNext(Object item) {
      signal = item;
    }

    @Override
    public void onError(Throwable thrown) {
      signal = thrown;
    }

    @Override
    public void onComplete() {}
  }

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .configuration(Configuration.none())
          .scheduler(
              (task, nanos) -> {
                throw new IllegalStateException("No retries.");
              })
          .build();
  private final Object value = new Object();
  private final RuntimeException failure = new IllegalStateException();
  private final Probe guarded;
  private final Probe retried;
  private final Probe streamed;
  private final CompletableFuture<Object> succeeded = CompletableFuture.completedFuture(value);
  private final CompletableFuture<Object> failed = CompletableFuture.failedFuture(failure);
  private final Source elements = new Source(value, null);
  private final Source error = new Source(value, failure);
  private final Latest latest = new Latest();
  private CompletableFuture<?>[] pending = pending();
  private Object[] promises = new Object[CALLS];
  private int bodies;
  private int wrong;
  private @Nullable Object what;
  private @Nullable Object ballast;

  // Made before: a lambda that captures what it is given takes memory.

  private final @Nullable Object[] arguments = {null};
  private final AdvisedCall.Body succeeds = given -> body(succeeded);
  private final AdvisedCall.Body fails = given -> body(failed);
  private final AdvisedCall.Body streams = given -> body(elements);
  private final AdvisedCall.Body breaks = given -> body(error);
  private final MethodBody succeedsLater = given -> body(succeeded);
  private final MethodBody failsLater = given -> body(failed);
  private int at;
  private final MethodBody ends = given -> body(pending[at]);

  private FullHeapOfLaterEnds() {
    ClassProbes.load(
        FullHeapOfLaterEnds.class, mesh); // As the first annotated class of a JVM does.
    List<String> instances = List.of("a", "b");
    mesh.instances("stock", () -> instances);
    guarded = NewProbe.withZeros(GUARDED, mesh, CompletableFuture.class);
    retried = NewProbe.withZeros(RETRIED, mesh, CompletableFuture.class);
    streamed = NewProbe.withZeros(STREAMED, mesh, Flow.Publisher.class);
  }

  private static CompletableFuture<?>[] pending() {
    CompletableFuture<?>[] all = new CompletableFuture<?>[CALLS];
    for (int i = 0; i < CALLS; i++) {
      all[i] = new CompletableFuture<>();
    }
    return all;
  }

  private Object body(Object result) {
    bodies++;
    return result;
  }

  public static void main(String[] arguments) throws Throwable {
    FullHeapOfLaterEnds program = new FullHeapOfLaterEnds();
    program.begin();
    program.round(); // What loads a class of the test's or the JDK's.
    Scrape before = Scrape.of(program.registry);
    program.pending = pending();
    program.begin();
    program.fill();
    program.round();
    program.ballast = null;
    Scrape.of(program.registry); // What was kept is recorded.
    program.endWell();
    Scrape full = Scrape.of(program.registry);
    if (program.what != null) {
      System.err.println(program.what);
    }
    System.out.println("wrong " + program.wrong);
    print("full", before, full);
    program.pending = pending();
    program.begin();
    program.round();
    program.endWell();
    System.out.println("then wrong " + program.wrong);
    print("after", full, Scrape.of(program.registry));
  }

  private static void print(String when, Scrape before, Scrape after) {
    for (String counter :
        List.of(
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

  /** Calls whose futures end later: half of them are retried. */
  private void begin() throws Throwable {
    promises = new Object[CALLS];
    for (at = 0; at < CALLS; at++) {
      CompletableFuture<?> future = pending[at];
      promises[at] =
          at % 2 == 0
              ? AdvisedCall.of(guarded, null, given -> future)
              : retried.asynchronously(arguments, ends);
    }
  }

  /** Allocates nothing itself. */
  @SuppressWarnings("unchecked")
  private void round() {
    for (int i = 0; i < CALLS; i++) {
      check(outcome(guarded, succeeds), succeeded);
      check(outcome(guarded, fails), failed);
      checkDeferred(succeedsLater, false);
      checkDeferred(failsLater, true);
      checkStreamed(streams, value);
      checkStreamed(breaks, failure);
      CompletableFuture<Object> future = (CompletableFuture<Object>) pending[i];
      try {
        if (i % 3 == 0) {
          future.completeExceptionally(failure);
        } else {
          future.complete(value);
        }
      } catch (OutOfMemoryError full) {
        // It has not ended: the JDK has no memory for that.
      }
    }
  }

  /** Whoever waits for a future hears of its end, by now. */
  @SuppressWarnings("unchecked")
  private void endWell() {
    for (int i = 0; i < CALLS; i++) {
      CompletableFuture<Object> future = (CompletableFuture<Object>) pending[i];
      future.completeExceptionally(failure);
      CompletableFuture<Object> promise = (CompletableFuture<Object>) promises[i];
      check(promise.isDone(), true);
      if (promise.isDone()) {
        check(promise.isCompletedExceptionally(), future.isCompletedExceptionally());
      }
    }
  }

  private void check(@Nullable Object seen, Object expected) {
    if (seen != expected) {
      wrong++;
      what = seen;
    }
  }

  /** Before its body has run, there may be no memory for what is to run it again. */
  private void checkDeferred(MethodBody body, boolean failing) {
    int before = bodies;
    try {
      Object gave = retried.asynchronously(arguments, body);
      boolean right =
          gave instanceof CompletableFuture<?> future
              && future.isDone()
              && future.isCompletedExceptionally() == failing;
      check(right, true);
    } catch (OutOfMemoryError full) {
      check(bodies == before, true);
    } catch (Throwable thrown) {
      check(thrown, value);
    }
  }

  /** A subscription takes memory, before anything is signalled. */
  @SuppressWarnings("unchecked")
  private void checkStreamed(AdvisedCall.Body body, Object expected) {
    latest.signal = null;
    Object publisher = outcome(streamed, body);
    if (publisher instanceof Flow.Publisher<?> its) {
      try {
        ((Flow.Publisher<Object>) its).subscribe(latest);
      } catch (OutOfMemoryError full) {
        latest.signal = full;
      }
      if (!(latest.signal instanceof OutOfMemoryError)) {
        check(latest.signal, expected);
      }
    } else {
      check(publisher, value);
    }
  }

  private @Nullable Object outcome(Probe probe, AdvisedCall.Body body) {
    try {
      return AdvisedCall.of(probe, null, body);
    } catch (Throwable thrown) {
      return thrown;
    }
  }
}
