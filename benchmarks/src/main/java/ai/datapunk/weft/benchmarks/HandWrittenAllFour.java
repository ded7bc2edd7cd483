package ai.datapunk.weft.benchmarks;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.datapoints.GaugeDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The series of all four annotations as an expert writes them: data points bound once, the breaker
 * asked through its permit interface, a retry loop that costs a successful call nothing.
 */
final class HandWrittenAllFour {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MAX_ATTEMPTS = 3;
  private static final String SERVICE = "benchmark";
  private static final String OPERATION = "call";

  private record InstanceSeries(
      CounterDataPoint requests, DistributionDataPoint durations, GaugeDataPoint inFlight) {}

  private final CircuitBreaker breaker;
  private final CounterDataPoint calls;
  private final CounterDataPoint failedCalls;
  private final DistributionDataPoint callDurations;
  private final List<CounterDataPoint> attempts;
  private final List<CounterDataPoint> successes;
  private final CounterDataPoint notRetried;
  private final CounterDataPoint retried;
  private final Counter failures;
  private final DistributionDataPoint retryDurations;
  private final CounterDataPoint permitted;
  private final CounterDataPoint permittedFailures;
  private final CounterDataPoint rejections;
  private final DistributionDataPoint circuitDurations;
  private final DistributionDataPoint circuitFailureDurations;
  private final Counter errors;
  private final Map<URI, InstanceSeries> instances;

  HandWrittenAllFour(PrometheusRegistry registry, CircuitBreaker breaker, List<URI> uris) {
    this.breaker = breaker;
    Counter callsTotal = counter(registry, "mesh_service_calls", "service", "operation", "status");
    calls = callsTotal.labelValues(SERVICE, OPERATION, "success");
    failedCalls = callsTotal.labelValues(SERVICE, OPERATION, "failure");
    callDurations =
        histogram(registry, "mesh_call_duration_seconds", "service", "operation")
            .labelValues(SERVICE, OPERATION);
    Counter attemptsTotal = counter(registry, "retry_attempts", "service", "operation", "attempt");
    attempts = numbered(attemptsTotal);
    Counter successTotal =
        counter(registry, "retry_success", "service", "operation", "attempts_needed");
    successes = numbered(successTotal);
    failures = counter(registry, "retry_failure", "service", "operation", "error_type");
    Counter ended = counter(registry, "retry_calls", "service", "operation", "retried", "result");
    notRetried = ended.labelValues(SERVICE, OPERATION, "false", "value_returned");
    retried = ended.labelValues(SERVICE, OPERATION, "true", "value_returned");
    retryDurations =
        histogram(registry, "retry_duration_seconds", "service", "operation")
            .labelValues(SERVICE, OPERATION);
    Counter permittedTotal = counter(registry, "circuit_breaker_requests", "service", "status");
    permitted = permittedTotal.labelValues(SERVICE, "success");
    permittedFailures = permittedTotal.labelValues(SERVICE, "failure");
    rejections = counter(registry, "circuit_breaker_rejections", "service").labelValues(SERVICE);
    Histogram circuit =
        histogram(registry, "circuit_breaker_request_duration_seconds", "service", "status");
    circuitDurations = circuit.labelValues(SERVICE, "success");
    circuitFailureDurations = circuit.labelValues(SERVICE, "failure");
    errors = counter(registry, "load_balancer_errors", "service", "error_type");
    Counter requests =
        counter(registry, "load_balancer_requests", "service", "instance", "strategy");
    Histogram durations =
        histogram(registry, "load_balancer_request_duration_seconds", "service", "instance");
    Gauge inFlight =
        Gauge.builder()
            .name("load_balancer_active_connections")
            .labelNames("service", "instance")
            .register(registry);
    instances =
        uris.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Function.identity(),
                    uri ->
                        new InstanceSeries(
                            requests.labelValues(SERVICE, uri.getAuthority(), "round_robin"),
                            durations.labelValues(SERVICE, uri.getAuthority()),
                            inFlight.labelValues(SERVICE, uri.getAuthority()))));
  }

  private static Counter counter(PrometheusRegistry registry, String name, String... labels) {
    return Counter.builder().name(name).labelNames(labels).register(registry);
  }

  private static Histogram histogram(PrometheusRegistry registry, String name, String... labels) {
    return Histogram.builder()
        .name(name)
        .labelNames(labels)
        .classicOnly()
        .classicUpperBounds(.005, .01, .025, .05, .075, .1, .25, .5, .75, 1, 2.5, 5, 7.5, 10)
        .register(registry);
  }

  private static List<CounterDataPoint> numbered(Counter counter) {
    return IntStream.rangeClosed(1, MAX_ATTEMPTS)
        .<CounterDataPoint>mapToObj(
            number -> counter.labelValues(SERVICE, OPERATION, Integer.toString(number)))
        .toList();
  }

  String call(URI uri, String question) throws InterruptedException {
    InstanceSeries instance = instances.get(uri);
    if (instance == null) {
      throw new IllegalArgumentException("unknown instance " + uri);
    }
    long operationStart = 0;
    for (int attempt = 1; ; attempt++) {
      attempts.get(attempt - 1).inc();
      if (!breaker.tryAcquirePermission()) {
        rejections.inc();
        throw CallNotPermittedException.createCallNotPermittedException(breaker);
      }
      instance.inFlight.inc();
      long start = System.nanoTime();
      if (attempt == 1) {
        operationStart = start;
      }
      try {
        String answer = Work.answer(question);
        succeeded(instance, attempt, start, operationStart);
        return answer;
      } catch (RuntimeException thrown) {
        failed(instance, attempt, start, operationStart, thrown);
      }
      Thread.sleep(100L << (attempt - 1));
    }
  }

  private void succeeded(InstanceSeries instance, int attempt, long start, long operationStart) {
    long end = System.nanoTime();
    breaker.onSuccess(end - start, TimeUnit.NANOSECONDS);
    double seconds = (end - start) / NANOS_PER_SECOND;
    double operationSeconds = (end - operationStart) / NANOS_PER_SECOND;
    instance.inFlight.dec();
    instance.requests.inc();
    instance.durations.observe(seconds);
    permitted.inc();
    circuitDurations.observe(seconds);
    successes.get(attempt - 1).inc();
    (attempt == 1 ? notRetried : retried).inc();
    retryDurations.observe(operationSeconds);
    calls.inc();
    callDurations.observe(operationSeconds);
  }

  private void failed(
      InstanceSeries instance,
      int attempt,
      long start,
      long operationStart,
      RuntimeException thrown) {
    long end = System.nanoTime();
    String errorType = thrown.getClass().getSimpleName();
    breaker.onError(end - start, TimeUnit.NANOSECONDS, thrown);
    double seconds = (end - start) / NANOS_PER_SECOND;
    instance.inFlight.dec();
    instance.requests.inc();
    instance.durations.observe(seconds);
    permittedFailures.inc();
    circuitFailureDurations.observe(seconds);
    errors.labelValues(SERVICE, errorType).inc();
    if (attempt == MAX_ATTEMPTS) {
      double operationSeconds = (end - operationStart) / NANOS_PER_SECOND;
      failures.labelValues(SERVICE, OPERATION, errorType).inc();
      retryDurations.observe(operationSeconds);
      failedCalls.inc();
      callDurations.observe(operationSeconds);
      throw thrown;
    }
  }
}
