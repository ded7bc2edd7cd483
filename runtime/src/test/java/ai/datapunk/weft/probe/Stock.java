package ai.datapunk.weft.probe;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.guard.RetryLedger;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.spec.MetricHolder;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.ManualTicker;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * The service of docs/semantics.md and the method that calls it, with all four annotations and as
 * the page says. Each attempt takes 10 ms.
 */
@SuppressWarnings("FutureReturnValueIgnored") // The body's futures are given to the probe.
final class Stock {

  private static final RetryPolicy RETRY =
      RetryPolicy.DEFAULT
          .maxAttempts(3)
          .backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(1))
          .jitter(0)
          .maxDuration(Duration.ofSeconds(1))
          .retryOn(IOException.class)
          .retryOnResult(Missing.class);

  private static final double SHARE = 0.2;

  private static final CircuitPolicy CIRCUIT =
      CircuitPolicy.DEFAULT
          .window(4, 4)
          .recovery(Duration.ofSeconds(10), 1)
          .failOn(IOException.class, Error.class)
          .ignore(IllegalArgumentException.class);

  private static final MethodSpec FETCH = fetch(RETRY);

  /** Wants no {@code "missing"}. */
  static final class Missing implements Predicate<Object> {
    @Override
    public boolean test(Object result) {
      return "missing".equals(result);
    }
  }

  final PrometheusRegistry registry = new PrometheusRegistry();
  final ManualTicker ticker = new ManualTicker();
  final Mesh mesh =
      Mesh.builder().registry(registry).ticker(ticker).sleeper(ticker).scheduler(ticker).build();
  volatile List<?> instances = List.of("a", "b");

  private final Probe fetch;
  private final Probe fetchLater;
  private final Probe fetchOne;
  private final Probe fetchMany;
  private final Deque<Object> answers = new ArrayDeque<>();
  private @Nullable CompletableFuture<Object> attempt;
  private Sinks.@Nullable One<Object> one;
  private Sinks.@Nullable Many<Object> many;
  private long slower;

  Stock() {
    this(FETCH);
  }

  private Stock(MethodSpec method) {
    SeriesWiring wiring = ClassProbes.wiring(method, mesh.engine());
    wiring.exposeZeros();
    fetch = probe(wiring, Object.class);
    fetchLater = probe(wiring, CompletableFuture.class);
    fetchOne = probe(wiring, Mono.class);
    fetchMany = probe(wiring, Flux.class);
    mesh.instances("stock", () -> instances);
  }

  private static MethodSpec fetch(RetryPolicy retry) {
    return MethodSpec.of("fetch(java.lang.Object)")
        .timed("stock", "fetch")
        .retried("stock", "fetch", retry)
        .circuitGuarded("stock", CIRCUIT)
        .loadBalanced("stock", "round_robin", 3, 0);
  }

  /** The same, whose retries are a fifth of the calls at most. */
  static Stock withBudget() {
    return new Stock(fetch(RETRY.budget(SHARE)));
  }

  /** Takes all retries that the budget has. */
  void exhaustBudget() {
    RetryLedger retries = mesh.engine().retries().of("stock");
    while (retries.takes(SHARE, ticker.nanoTime())) {
      // Each takes one.
    }
  }

  private Probe probe(SeriesWiring wiring, Class<?> returnType) {
    return ClassProbes.probe(
        wiring, mesh.engine(), new Class<?>[] {Object.class}, returnType, false);
  }

  static List<String> labelNames(String metric) {
    return Arrays.stream(Family.values())
        .filter(family -> family.metricName().equals(metric))
        .findFirst()
        .map(Family::labels)
        .orElseThrow(() -> new AssertionError("there is no family " + metric));
  }

  /** Whether a family is one of histograms. */
  static boolean isHistogram(String metric) {
    return Arrays.stream(Family.values())
        .anyMatch(
            family -> family.metricName().equals(metric) && family.type() == MetricType.HISTOGRAM);
  }

  /** Calls the method, whose attempts return or throw these, and swallows what it throws. */
  void call(Object... attempts) {
    answers.addAll(List.of(attempts));
    try {
      AdvisedCall.of(fetch, null, instance -> answer());
    } catch (Throwable expected) {
      // What the caller gets is the business of other tests.
    }
    if (!answers.isEmpty()) {
      throw new AssertionError("attempts that were not made: " + answers);
    }
  }

  /** Calls the method, which throws this, and then its fallback. */
  void callWithFallback(Throwable thrown, boolean answers) {
    MetricHolder holder =
        new MetricHolder() {
          @Override
          public MethodSpec[] methods() {
            return new MethodSpec[] {FETCH};
          }

          @Override
          public Object fallback(
              int method,
              @Nullable Object target,
              @Nullable Object[] arguments,
              Throwable failure) {
            if (answers) {
              return "from the fallback";
            }
            throw new IllegalStateException();
          }
        };
    Fallback fallback =
        new Fallback(holder, 0, new MethodSpec.Operation("stock", "fetch"), mesh.engine().store());
    call(thrown);
    try {
      fallback.call(null, new @Nullable Object[] {null}, thrown);
    } catch (IllegalStateException expected) {
      // The fallback failed too, as it was told to.
    }
  }

  /** Makes each attempt take longer. */
  void slowBy(long millis) {
    slower = millis;
  }

  private Object answer() throws Throwable {
    ticker.millis(10 + slower);
    Object answer = answers.remove();
    if (answer instanceof Throwable thrown) {
      throw thrown;
    }
    return answer;
  }

  /** Calls the asynchronous method. */
  @SuppressWarnings("unchecked")
  CompletableFuture<Object> callLater() throws Throwable {
    Object future =
        fetchLater.asynchronously(
            new @Nullable Object[] {null},
            arguments -> {
              CompletableFuture<Object> fresh = new CompletableFuture<>();
              attempt = fresh;
              return fresh;
            });
    if (future == null) {
      throw new AssertionError("no future");
    }
    return (CompletableFuture<Object>) future;
  }

  /** The stage that the latest attempt returned. */
  CompletableFuture<Object> attempt() {
    CompletableFuture<Object> latest = attempt;
    if (latest == null) {
      throw new AssertionError("no attempt");
    }
    return latest;
  }

  /** Calls the method that returns a {@link Mono}, without subscribing. */
  Mono<?> callOne() throws Throwable {
    Object mono =
        fetchOne.asynchronously(
            new @Nullable Object[] {null},
            arguments -> {
              Sinks.One<Object> fresh = Sinks.one();
              one = fresh;
              return fresh.asMono();
            });
    return (Mono<?>) requireNonNull(mono);
  }

  /** What the {@link Mono} of the latest attempt is to signal. */
  Sinks.One<Object> one() {
    return requireNonNull(one, "no attempt");
  }

  /** Calls the method that returns a {@link Flux}, without subscribing. */
  Flux<?> callMany() throws Throwable {
    Object flux =
        fetchMany.asynchronously(
            new @Nullable Object[] {null},
            arguments -> {
              Sinks.Many<Object> fresh = Sinks.many().unicast().onBackpressureBuffer();
              many = fresh;
              return fresh.asFlux();
            });
    return (Flux<?>) requireNonNull(flux);
  }

  /** What the {@link Flux} of the latest attempt is to signal. */
  Sinks.Many<Object> many() {
    return requireNonNull(many, "no attempt");
  }

  /** Opens the circuit: half of four calls fail. */
  void open() {
    call("value");
    call("value");
    call(new StackOverflowError());
    call(new StackOverflowError());
  }
}
