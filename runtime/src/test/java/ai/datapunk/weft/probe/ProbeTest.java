package ai.datapunk.weft.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProbeTest {

  private static final MethodSpec METHOD = MethodSpec.of("fetch(java.lang.Object)");
  private static final RetryPolicy THREE =
      RetryPolicy.DEFAULT.backoff(Duration.ofMillis(100), 2, Duration.ofSeconds(1)).jitter(0);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ManualTicker ticker = new ManualTicker();
  private final Mesh mesh =
      Mesh.builder().registry(registry).ticker(ticker).sleeper(ticker).build();

  private Probe probe(MethodSpec spec) {
    return probe(spec, Object.class);
  }

  private Probe probe(MethodSpec spec, Class<?> parameter) {
    return new Probe(
        new SeriesWiring(spec, mesh.store()), mesh, new Class<?>[] {parameter}, Object.class);
  }

  private double failures() {
    return Scrape.of(registry).value("weft_recording_failures_total");
  }

  /** An exception that is of no help to those who want to know more about it. */
  private static final class Hostile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized @Nullable Throwable getCause() {
      throw new IllegalStateException("no cause for you");
    }
  }

  /** An argument that cannot be looked up. */
  private static final class Unlookable {
    @Override
    public int hashCode() {
      throw new IllegalStateException("no hash for you");
    }

    @Override
    public boolean equals(@Nullable Object other) {
      throw new IllegalStateException("no comparison for you");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("no text for you");
    }
  }

  @Test
  void theMethodsOwnObjectsPassThrough() throws Throwable {
    Object result = new Object();
    Probe probe = probe(METHOD.timed("stock", "fetch").retried("stock", "fetch", THREE));
    assertThat(AdvisedCall.of(probe, null, argument -> result)).isSameAs(result);
    Error error = new StackOverflowError();
    assertThat(
            catchThrowable(
                () ->
                    AdvisedCall.of(
                        probe,
                        null,
                        argument -> {
                          throw error;
                        })))
        .isSameAs(error);
  }

  @Test
  void anExceptionThatFailsWhenLookedAtStillPassesThrough() {
    Probe probe =
        probe(
            METHOD
                .timed("stock", "fetch")
                .retried("stock", "fetch", THREE)
                .circuitGuarded("stock", CircuitPolicy.DEFAULT)
                .loadBalanced("stock", "round_robin", 10, 0));
    Hostile hostile = new Hostile();
    for (Throwable each : List.of(hostile, new IllegalArgumentException(hostile))) {
      assertThat(
              catchThrowable(
                  () ->
                      AdvisedCall.of(
                          probe,
                          "a:1",
                          argument -> {
                            throw each;
                          })))
          .isSameAs(each);
    }
    Scrape scrape = Scrape.of(registry);
    assertThat(
            scrape.value(
                "retry_failure_total{error_type=\"Hostile\",operation=\"fetch\",service=\"stock\"}"))
        .isEqualTo(1);
    assertThat(scrape.value("load_balancer_active_connections{instance=\"a:1\",service=\"stock\"}"))
        .isZero();
  }

  @Test
  void aLabelThatFailsWhenLookedAtGoesToTheOverflowSeries() throws Throwable {
    Probe probe =
        probe(
            METHOD.timed(CustomHistogram.of("own_seconds", "Own.").boundedLabel("tenant", 0, 10)));
    assertThat(AdvisedCall.of(probe, new Unlookable(), argument -> "done")).isEqualTo("done");
    assertThat(Scrape.of(registry).value("own_seconds_count{tenant=\"other\"}")).isEqualTo(1);
    assertThat(failures()).isEqualTo(1);
  }

  @Test
  void anInstanceThatFailsWhenLookedAtIsCalledAllTheSame() throws Throwable {
    Probe probe = probe(METHOD.timed("stock", "fetch").loadBalanced("stock", "round_robin", 10, 0));
    Unlookable instance = new Unlookable();
    assertThat(AdvisedCall.of(probe, instance, argument -> argument)).isSameAs(instance);
    assertThat(
            Scrape.of(registry)
                .value(
                    "mesh_service_calls_total"
                        + "{operation=\"fetch\",service=\"stock\",status=\"success\"}"))
        .isEqualTo(1);
    assertThat(failures()).isEqualTo(1);
  }

  @Test
  void anInstanceThatTheMethodCannotTakeIsToldAsNoInstance() {
    mesh.instances("stock", InstanceSource.of(17));
    Probe probe = probe(METHOD.loadBalanced("stock", "round_robin", 10, 0), String.class);
    assertThatExceptionOfType(NoInstanceAvailableException.class)
        .isThrownBy(() -> AdvisedCall.of(probe, null, argument -> argument))
        .withMessage(
            "No instance of service 'stock' is available: the instance 17 is a java.lang.Integer"
                + " but the @Instance parameter takes a java.lang.String; register instances of"
                + " that type with Weft.instances(\"stock\", …)");
  }

  @Test
  void eachAttemptPicksAgainAndNotTheInstanceThatJustFailed() {
    mesh.instances("stock", InstanceSource.of("a", "b"));
    Probe probe =
        probe(
            METHOD
                .retried("stock", "fetch", THREE.maxAttempts(4))
                .loadBalanced("stock", "round_robin", 10, 0));
    List<Object> called = new ArrayList<>();
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                AdvisedCall.of(
                    probe,
                    null,
                    argument -> {
                      called.add(String.valueOf(argument));
                      throw new IOException();
                    }));
    assertThat(called).hasSize(4);
    for (int i = 1; i < called.size(); i++) {
      assertThat(called.get(i)).isNotEqualTo(called.get(i - 1));
    }
    assertThat(ticker.waits())
        .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(400));
  }

  @Test
  void aWaitThatWouldEndTooLateIsNotBegun() {
    Probe probe =
        probe(
            METHOD.retried(
                "stock", "fetch", THREE.maxAttempts(9).maxDuration(Duration.ofMillis(350))));
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(
            () ->
                AdvisedCall.of(
                    probe,
                    null,
                    argument -> {
                      ticker.millis(10);
                      throw new IOException();
                    }));
    // 10 + 100 + 10 + 200 + 10 = 330 ms; the next wait of 400 ms would end at 730 ms.
    assertThat(ticker.waits()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
  }

  @Test
  void exhaustedRetriesAreLoggedOncePerOperationAndNothingElseIs() throws Throwable {
    Probe probe =
        probe(METHOD.retried("stock", "fetch", THREE.abortOn(IllegalStateException.class)));
    try (CapturedLog log = new CapturedLog()) {
      AdvisedCall.of(probe, null, argument -> "value");
      assertThat(
              catchThrowable(
                  () ->
                      AdvisedCall.of(
                          probe,
                          null,
                          argument -> {
                            throw new IllegalStateException();
                          })))
          .isInstanceOf(IllegalStateException.class);
      assertThat(log.linesWith("service=")).isEmpty();
      assertThat(
              catchThrowable(
                  () ->
                      AdvisedCall.of(
                          probe,
                          null,
                          argument -> {
                            throw new IOException();
                          })))
          .isInstanceOf(IOException.class);
      assertThat(log.linesWith("service="))
          .singleElement()
          .asString()
          .contains(
              "service=stock operation=fetch reason=max_attempts_reached error_type=IOException"
                  + " Retries are exhausted");
    }
  }

  @Test
  void anInterruptEndsTheOperationAndStaysSet() {
    Probe probe = probe(METHOD.retried("stock", "fetch", THREE));
    IOException first = new IOException();
    assertThat(
            catchThrowable(
                () ->
                    AdvisedCall.of(
                        probe,
                        null,
                        argument -> {
                          Thread.currentThread().interrupt();
                          throw first;
                        })))
        .isSameAs(first);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ticker.waits()).isEmpty();
  }

  @Test
  void labelValuesBeyondTheirLimitAreRecordedAsOther() throws Throwable {
    Probe probe =
        probe(METHOD.timed(CustomHistogram.of("own_seconds", "Own.").boundedLabel("tenant", 0, 2)));
    for (String tenant : List.of("one", "two", "three", "one", "four")) {
      AdvisedCall.of(probe, tenant, argument -> null);
    }
    AdvisedCall.of(probe, null, argument -> null);
    Scrape scrape = Scrape.of(registry);
    assertThat(scrape.value("own_seconds_count{tenant=\"one\"}")).isEqualTo(2);
    assertThat(scrape.value("own_seconds_count{tenant=\"two\"}")).isEqualTo(1);
    assertThat(scrape.value("own_seconds_count{tenant=\"other\"}")).isEqualTo(3);
    assertThat(scrape.value("weft_overflow_total{family=\"own_seconds\"}")).isEqualTo(3);
  }

  @Test
  void twoMethodsThatDisagreeAboutAMetricAreToldAndStillCalled() throws Throwable {
    AdvisedCall.of(
        probe(METHOD.timed(CustomHistogram.of("own_seconds", "Own."))), null, argument -> null);
    try (CapturedLog log = new CapturedLog()) {
      Probe other =
          probe(
              METHOD
                  .timed(CustomHistogram.of("own_seconds", "Own.").boundedLabel("tenant", 0, 2))
                  .retried("stock", "fetch", THREE));
      assertThat(AdvisedCall.of(other, "x", argument -> "done")).isEqualTo("done");
      assertThat(log.linesWith("own_seconds exists with the labels [] and the buckets")).hasSize(1);
    }
    Scrape scrape = Scrape.of(registry);
    assertThat(scrape.value("own_seconds_count")).isEqualTo(1);
    assertThat(
            scrape.value(
                "retry_success_total"
                    + "{attempts_needed=\"1\",operation=\"fetch\",service=\"stock\"}"))
        .isEqualTo(1);
  }

  @Test
  void aCauseThatIsAnErrorToLookAtReplacesNothing() {
    Throwable thrown =
        new CompletionException("hostile", null) {
          private static final long serialVersionUID = 1L;

          @Override
          public synchronized Throwable getCause() {
            throw new AssertionError("no cause for you");
          }
        };
    Probe probe =
        probe(
            METHOD
                .circuitGuarded("stock", CircuitPolicy.DEFAULT)
                .loadBalanced("stock", "round_robin", 10, 0));
    assertThat(
            catchThrowable(
                () ->
                    AdvisedCall.of(
                        probe,
                        "a:1",
                        argument -> {
                          throw thrown;
                        })))
        .isSameAs(thrown);
    assertThat(
            Scrape.of(registry)
                .value("load_balancer_active_connections{instance=\"a:1\",service=\"stock\"}"))
        .isZero();
  }

  @Test
  void aWrapperIsRetriedOnIfItsVeryClassIsListed() {
    AtomicInteger calls = new AtomicInteger();
    Probe probe = probe(METHOD.retried("stock", "fetch", THREE.retryOn(ExecutionException.class)));
    assertThat(
            catchThrowable(
                () ->
                    AdvisedCall.of(
                        probe,
                        null,
                        argument -> {
                          calls.incrementAndGet();
                          throw new ExecutionException(new IOException());
                        })))
        .isInstanceOf(ExecutionException.class);
    assertThat(calls).hasValue(3);
  }

  @Test
  void aStrategyThatPicksNullIsAFaultAndTheFirstInstanceIsCalled() throws Throwable {
    mesh.strategies().register("none", random -> candidates -> picksNull());
    mesh.instances("stock", () -> List.of("a:1", "b:2"));
    Probe probe = probe(METHOD.loadBalanced("stock", "none", 10, 0));
    assertThat(AdvisedCall.of(probe, null, argument -> argument)).isEqualTo("a:1");
    assertThat(failures()).isEqualTo(1);
  }

  @SuppressWarnings("NullAway") // What a user's strategy may do all the same.
  private static ServiceInstance picksNull() {
    return null;
  }

  @Test
  void aStrategyThatCannotBeCreatedLeavesNoInstance() {
    mesh.strategies()
        .register(
            "broken",
            random -> {
              throw new IllegalStateException("broken");
            });
    mesh.instances("stock", () -> List.of("a:1"));
    Probe probe = probe(METHOD.loadBalanced("stock", "broken", 10, 0));
    assertThat(catchThrowable(() -> AdvisedCall.of(probe, null, argument -> argument)))
        .isInstanceOf(NoInstanceAvailableException.class)
        .hasMessage(
            "No instance of service 'stock' is available: picking one failed:"
                + " java.lang.IllegalStateException: broken")
        .hasCauseInstanceOf(IllegalStateException.class);
  }
}
