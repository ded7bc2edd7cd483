package ai.datapunk.weft.benchmarks;

import ai.datapunk.weft.benchmarks.WeftTargets.Region;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a call costs that succeeds at once, under each way of measuring it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallCost {

  private static final int INSTANCES = 16;

  private final List<URI> uris =
      IntStream.range(0, INSTANCES)
          .mapToObj(number -> URI.create("http://10.0.0." + number + ":8080"))
          .toList();
  private final Region[] regions = Region.values();
  private final WeftTargets weft = new WeftTargets();
  private final MicrometerTargets micrometer = new MicrometerTargets();
  private final HandWritten handWritten = new HandWritten(new PrometheusRegistry());
  private final HandWrittenAllFour handWrittenAllFour =
      new HandWrittenAllFour(
          new PrometheusRegistry(),
          CircuitBreaker.of("benchmark", Resilience4jTargets.config(50)),
          uris);
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final Resilience4jTargets resilience4j = new Resilience4jTargets(registry);

  /** What each thread asks next. */
  @State(Scope.Thread)
  public static class Caller {
    private int calls;
    private final String[] questions = {"red", "green", "blue", "black"};

    String question() {
      return questions[calls++ & 3];
    }

    URI instance(List<URI> uris) {
      return uris.get(calls & (INSTANCES - 1));
    }
  }

  /** Gives Micrometer's aspect the registry that it records in. */
  @Setup
  public void setUp() {
    Metrics.addRegistry(registry);
  }

  /** The work alone. */
  @Benchmark
  public String unmetered(Caller caller) {
    return Work.answer(caller.question());
  }

  /** The floor of all that measures time: two clock readings, and nothing recorded. */
  @Benchmark
  public String twoClockReads(Caller caller) {
    long start = System.nanoTime();
    String answer = Work.answer(caller.question());
    return System.nanoTime() - start < 0 ? "" : answer;
  }

  /** Counter and histogram of the Prometheus client, data points bound once. */
  @Benchmark
  public String handWrittenBound(Caller caller) {
    return handWritten.bound(caller.question());
  }

  /** The same, with the label values given at each call. */
  @Benchmark
  public String handWrittenLabelValues(Caller caller) {
    return handWritten.labelValues(caller.question());
  }

  /** Micrometer's aspect, woven by ajc. */
  @Benchmark
  public String micrometerTimedAspect(Caller caller) {
    return micrometer.timed(caller.question());
  }

  /** Resilience4j's decorators with their Micrometer binders, and a timer around them. */
  @Benchmark
  public String resilience4jWithMicrometer(Caller caller) {
    return resilience4j.answers.apply(caller.question());
  }

  /** {@code @Timed}. */
  @Benchmark
  public String weftTimed(Caller caller) {
    return weft.timed(caller.question());
  }

  /** {@code @Timed} with a label from an argument. */
  @Benchmark
  public String weftTimedEnumLabel(Caller caller) {
    return weft.timedByRegion(regions[caller.calls & 3], caller.question());
  }

  /** {@code @LoadBalanced} over 16 instances that the caller names. */
  @Benchmark
  public String weftLoadBalanced(Caller caller) {
    return weft.loadBalanced(caller.instance(uris), caller.question());
  }

  /** {@code @Timed}, {@code @Retried} and {@code @LoadBalanced}. */
  @Benchmark
  public String weftThree(Caller caller) {
    return weft.three(caller.instance(uris), caller.question());
  }

  /** All four annotations. */
  @Benchmark
  public String weftAllFour(Caller caller) {
    return weft.allFour(caller.instance(uris), caller.question());
  }

  /** The series of all four annotations, written by hand. */
  @Benchmark
  public String handWrittenAllFour(Caller caller) throws InterruptedException {
    return handWrittenAllFour.call(caller.instance(uris), caller.question());
  }
}
