package ai.datapunk.weft.benchmarks;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.faulttolerance.standalone.Configuration;
import io.smallrye.faulttolerance.standalone.MetricsAdapter;
import io.smallrye.faulttolerance.standalone.MicrometerAdapter;
import io.smallrye.faulttolerance.standalone.StandaloneFaultTolerance;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** SmallRye Fault Tolerance's guards with their Micrometer metrics, and a timer around them. */
final class SmallRyeTargets {

  private static final int WINDOW = 100;

  private final MeterRegistry registry;
  final Function<Turn, String> guarded;
  final Function<Turn, String> refused;
  final Function<Turn, String> failing;
  final Function<Turn, String> second;

  SmallRyeTargets(MeterRegistry registry) {
    this.registry = registry;
    StandaloneFaultTolerance.configure(new WithMicrometer(registry));
    TypedGuard<String> breaker = breaker("guarded", 0.5).build();
    guarded = turn -> breaker.get(turn.succeeds);
    TypedGuard<String> open = retry("refused", 0.5, CircuitBreakerOpenException.class);
    open(open);
    refused = timed("refused", open, turn -> turn.succeeds);
    failing = timed("failing", retry("failing", 1, Turn.Down.class), turn -> turn.mostlyFails);
    second =
        timed(
            "second",
            retry("second", 1, CircuitBreakerOpenException.class),
            turn -> turn.failsFirst);
  }

  private static TypedGuard.Builder<String> breaker(String name, double failureRate) {
    return TypedGuard.create(String.class)
        .withDescription(name)
        .withCircuitBreaker()
        .requestVolumeThreshold(WINDOW)
        .failureRatio(failureRate)
        .delay(1, ChronoUnit.HOURS)
        .done();
  }

  private static TypedGuard<String> retry(
      String name, double failureRate, Class<? extends Throwable> abortOn) {
    return breaker(name, failureRate)
        .withRetry()
        .maxRetries(2)
        .delay(0, ChronoUnit.MILLIS)
        .jitter(0, ChronoUnit.MILLIS)
        .abortOn(abortOn)
        .done()
        .build();
  }

  private static void open(TypedGuard<String> guard) {
    Supplier<String> down =
        () -> {
          throw new Turn.Down();
        };
    for (int call = 0; call < WINDOW; call++) {
      try {
        guard.get(down);
      } catch (Turn.Down | CircuitBreakerOpenException expected) {
        // As many as it takes.
      }
    }
  }

  private Function<Turn, String> timed(
      String name, TypedGuard<String> guard, Function<Turn, Supplier<String>> work) {
    Timer timer = Timer.builder("smallrye." + name).register(registry);
    return turn -> timer.record(() -> guard.get(work.apply(turn)));
  }

  /** Where the guards' metrics go. */
  private static final class WithMicrometer implements Configuration {

    private final ExecutorService executor =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            });
    private final MeterRegistry registry;

    WithMicrometer(MeterRegistry registry) {
      this.registry = registry;
    }

    @Override
    public ExecutorService executor() {
      return executor;
    }

    @Override
    public MetricsAdapter metricsAdapter() {
      return new MicrometerAdapter(registry);
    }
  }
}
