package ai.datapunk.weft.probe;

import static ai.datapunk.weft.testing.AdvisedCall.throwing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.loadbalancer.NoInstanceAvailableException;
import ai.datapunk.weft.record.SeriesWiring;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.FetchFixture;
import ai.datapunk.weft.testing.Scrape;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What a call through a probe does: attempts, instances, waits, labels and the log. */
class ProbeTest extends FetchFixture {

  private static final MethodSpec METHOD = MethodSpec.of("fetch(java.lang.Object)");

  private Probe probe(MethodSpec spec) {
    return NewProbe.of(spec, mesh, Object.class);
  }

  @Test
  void anInstanceThatTheMethodCannotTakeIsToldAsNoInstance() {
    mesh.instances("stock", InstanceSource.of(17));
    MethodSpec spec = METHOD.loadBalanced("stock", "round_robin", 10, 0);
    Class<?>[] parameters = {String.class};
    Probe probe =
        NewProbe.of(new SeriesWiring(spec, mesh.engine().store()), mesh, parameters, Object.class);
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
      assertThat(AdvisedCall.thrown(probe, null, throwing(new IllegalStateException())))
          .isInstanceOf(IllegalStateException.class);
      assertThat(log.linesWith("service=")).isEmpty();
      assertThat(AdvisedCall.thrown(probe, null, throwing(new IOException())))
          .isInstanceOf(IOException.class);
      assertThat(log.linesWith("service="))
          .singleElement()
          .asString()
          .contains(
              "service=stock operation=fetch reason=max_attempts_reached error_type=IOException"
                  + " Retries are exhausted")
          .endsWith(
              "Retries are exhausted: service 'stock', operation 'fetch', max_attempts_reached, the"
                  + " last attempt failed with IOException");
    }
  }

  @Test
  void anInterruptEndsTheOperationAndStaysSet() {
    Probe probe = probe(METHOD.retried("stock", "fetch", THREE));
    IOException first = new IOException();
    assertThat(
            AdvisedCall.thrown(
                probe,
                null,
                argument -> {
                  Thread.currentThread().interrupt();
                  throw first;
                }))
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
  void aWrapperIsRetriedOnIfItsVeryClassIsListed() {
    AtomicInteger calls = new AtomicInteger();
    Probe probe = probe(METHOD.retried("stock", "fetch", THREE.retryOn(ExecutionException.class)));
    assertThat(
            AdvisedCall.thrown(
                probe,
                null,
                argument -> {
                  calls.incrementAndGet();
                  throw new ExecutionException(new IOException());
                }))
        .isInstanceOf(ExecutionException.class);
    assertThat(calls).hasValue(3);
  }
}
