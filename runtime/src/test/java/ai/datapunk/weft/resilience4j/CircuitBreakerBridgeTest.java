package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.probe.ClassProbes;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Real breakers of Resilience4j: 4 calls, open at half of them failed for 10 s, then 2 trial calls.
 */
class CircuitBreakerBridgeTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Changes changes = new Changes(registry);
  private final ManualTicker ticker = new ManualTicker();
  private final TickerClock clock = new TickerClock(ticker);
  private final Mesh mesh =
      Mesh.builder().registry(registry).configuration(Configuration.none()).ticker(ticker).build();
  private final CircuitBreakerConfig config =
      CircuitBreakerConfig.custom()
          .slidingWindow(4, 4, SlidingWindowType.COUNT_BASED)
          .failureRateThreshold(50)
          .waitDurationInOpenState(Duration.ofSeconds(10))
          .permittedNumberOfCallsInHalfOpenState(2)
          .slowCallDurationThreshold(Duration.ofSeconds(1))
          .slowCallRateThreshold(100)
          .ignoreExceptions(IllegalArgumentException.class)
          .recordResult("bad"::equals)
          .clock(clock)
          .currentTimestampFunction(unused -> ticker.nanoTime(), TimeUnit.NANOSECONDS)
          .build();
  private final CircuitBreakerRegistry breakers = CircuitBreakerRegistry.of(config);
  private final CircuitBreaker breaker = breakers.circuitBreaker("stock");
  private final CapturedLog log = new CapturedLog();
  private final CircuitBreakerBridge bridge = bind();

  @AfterEach
  void stopCapturing() {
    log.close();
  }

  private CircuitBreakerBridge bind() {
    return CircuitBreakerBridge.bind(breakers, mesh, CircuitBreaker::getName);
  }

  private void succeed() {
    breaker.executeRunnable(() -> ticker.millis(10));
  }

  private void fail() {
    failWith(new UncheckedIOException(new IOException()));
  }

  private void failWith(RuntimeException thrown) {
    assertThatThrownBy(
            () ->
                breaker.executeRunnable(
                    () -> {
                      ticker.millis(10);
                      throw thrown;
                    }))
        .isSameAs(thrown);
  }

  private void beRefused() {
    assertThatThrownBy(() -> breaker.executeRunnable(() -> {}))
        .isInstanceOf(CallNotPermittedException.class);
  }

  private void trip() {
    for (int i = 0; i < 4; i++) {
      fail();
    }
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.OPEN);
  }

  private void halfOpen() {
    trip();
    ticker.advance(Duration.ofMillis(10_001));
    succeed();
    assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
  }

  private double value(String name, String... labels) {
    String[] all = new String[labels.length + 2];
    System.arraycopy(labels, 0, all, 0, labels.length);
    all[labels.length] = "service";
    all[labels.length + 1] = "stock";
    return Scrape.of(registry).value(name, all);
  }

  @Test
  void aBreakerThatIsThereHasItsSeriesAtZero() {
    Scrape scrape = Scrape.of(registry);
    assertThat(value("circuit_breaker_state")).isEqualTo(2);
    assertThat(value("mesh_circuit_breaker_state")).isEqualTo(2);
    assertThat(value("circuit_breaker_error_rate")).isNaN();
    assertThat(value("circuit_breaker_requests_total", "status", "success")).isZero();
    assertThat(value("circuit_breaker_requests_total", "status", "failure")).isZero();
    assertThat(value("circuit_breaker_request_duration_seconds_count", "status", "failure"))
        .isZero();
    assertThat(value("circuit_breaker_rejections_total")).isZero();
    assertThat(value("circuit_breaker_recovery_time_seconds_count")).isZero();
    for (String from : new String[] {"open", "half_open", "closed"}) {
      for (String to : new String[] {"open", "half_open", "closed"}) {
        assertThat(
                scrape.has(
                    "circuit_breaker_state_changes_total",
                    "service",
                    "stock",
                    "from_state",
                    from,
                    "to_state",
                    to))
            .isEqualTo(!from.equals(to));
      }
    }
  }

  @Test
  void aSuccessIsARequestWithItsDuration() {
    assertThat(changes.by(this::succeed))
        .isEqualTo(
            """
            circuit_breaker_request_duration_seconds_count{status=success} +1
            circuit_breaker_request_duration_seconds_sum{status=success} +0.01
            circuit_breaker_requests_total{status=success} +1
            """);
  }

  @Test
  void aFailureIsARequestAndAnErrorByTheNameOfItsClass() {
    assertThat(changes.by(this::fail))
        .isEqualTo(
            """
            circuit_breaker_failures_total{error_type=UncheckedIOException} +1
            circuit_breaker_request_duration_seconds_count{status=failure} +1
            circuit_breaker_request_duration_seconds_sum{status=failure} +0.01
            circuit_breaker_requests_total{status=failure} +1
            """);
  }

  @Test
  void whatAFutureWrapsNamesTheError() {
    assertThat(changes.by(() -> failWith(new CompletionException(new IOException()))))
        .contains("circuit_breaker_failures_total{error_type=IOException} +1\n");
  }

  /** With a predicate for exceptions of its own, Resilience4j throws here. */
  @Test
  void aWrapperWithNothingInsideIsAnUnknownError() {
    CircuitBreaker plain = CircuitBreaker.ofDefaults("stock");
    breakers.replace("stock", plain);
    CompletionException empty = new CompletionException("nothing inside", null);
    assertThat(changes.by(() -> plain.onError(0, TimeUnit.NANOSECONDS, empty)))
        .isEqualTo(
            """
            circuit_breaker_failures_total{error_type=unknown} +1
            circuit_breaker_request_duration_seconds_count{status=failure} +1
            circuit_breaker_requests_total{status=failure} +1
            """);
  }

  @Test
  void aResultThatCountsAsAFailureIsAnUnwantedOne() {
    assertThat(changes.by(() -> breaker.executeSupplier(() -> "bad")))
        .isEqualTo(
            """
            circuit_breaker_failures_total{error_type=unwanted_result} +1
            circuit_breaker_request_duration_seconds_count{status=failure} +1
            circuit_breaker_requests_total{status=failure} +1
            """);
  }

  @Test
  void whatIsIgnoredCountsNowhere() {
    assertThat(changes.by(() -> failWith(new IllegalArgumentException()))).isEmpty();
  }

  /** Its decorators catch exceptions only. */
  @Test
  void resilience4jDoesNotSeeAnError() {
    assertThat(
            changes.by(
                () ->
                    assertThatThrownBy(
                            () ->
                                breaker.executeRunnable(
                                    () -> {
                                      throw new StackOverflowError();
                                    }))
                        .isInstanceOf(StackOverflowError.class)))
        .isEmpty();
  }

  @Test
  void theFailureThatOpensItIsOneChange() {
    fail();
    fail();
    fail();
    assertThat(changes.by(this::fail))
        .isEqualTo(
            """
            circuit_breaker_error_rate =1
            circuit_breaker_failures_total{error_type=UncheckedIOException} +1
            circuit_breaker_request_duration_seconds_count{status=failure} +1
            circuit_breaker_request_duration_seconds_sum{status=failure} +0.01
            circuit_breaker_requests_total{status=failure} +1
            circuit_breaker_state =0
            circuit_breaker_state_changes_total{from_state=closed,to_state=open} +1
            mesh_circuit_breaker_state =0
            """);
  }

  @Test
  void slowCallsOpenItAsSuccesses() {
    for (int i = 0; i < 3; i++) {
      breaker.executeRunnable(() -> ticker.millis(1_001));
    }
    assertThat(changes.by(() -> breaker.executeRunnable(() -> ticker.millis(1_001))))
        .isEqualTo(
            """
            circuit_breaker_error_rate =0
            circuit_breaker_request_duration_seconds_count{status=success} +1
            circuit_breaker_request_duration_seconds_sum{status=success} +1.001
            circuit_breaker_requests_total{status=success} +1
            circuit_breaker_state =0
            circuit_breaker_state_changes_total{from_state=closed,to_state=open} +1
            mesh_circuit_breaker_state =0
            """);
  }

  @Test
  void aRefusedCallIsARejectionOnly() {
    trip();
    assertThat(changes.by(this::beRefused)).isEqualTo("circuit_breaker_rejections_total +1\n");
    assertThat(changes.by(() -> assertThat(breaker.tryAcquirePermission()).isFalse()))
        .isEqualTo("circuit_breaker_rejections_total +1\n");
  }

  /** Another thread takes both trial calls while this one asks the open breaker for one. */
  private void beRefusedByABreakerThatHasJustBecomeHalfOpen(Runnable refused) {
    clock.atNextReading(
        () -> {
          assertThat(breaker.tryAcquirePermission()).isTrue();
          assertThat(breaker.tryAcquirePermission()).isTrue();
        });
    refused.run();
  }

  @Test
  void aRefusalThatIsPublishedTwiceIsOneRejection() {
    AtomicInteger published = new AtomicInteger();
    breaker.getEventPublisher().onCallNotPermitted(event -> published.incrementAndGet());
    for (Runnable refused :
        new Runnable[] {
          this::beRefused, () -> assertThat(breaker.tryAcquirePermission()).isFalse()
        }) {
      breaker.reset();
      trip();
      ticker.advance(Duration.ofMillis(10_001));
      published.set(0);
      assertThat(changes.by(() -> beRefusedByABreakerThatHasJustBecomeHalfOpen(refused)))
          .contains("circuit_breaker_rejections_total +1\n");
      assertThat(published).hasValue(2);
    }
  }

  /** It says so when a call asks it: its bridge only watches. */
  @Test
  void anOpenBreakerWhoseWaitIsOverStaysOpenUntilItIsAsked() {
    trip();
    assertThat(changes.by(() -> ticker.advance(Duration.ofSeconds(60)))).isEmpty();
    assertThat(changes.by(this::succeed))
        .isEqualTo(
            """
            circuit_breaker_error_rate ended
            circuit_breaker_request_duration_seconds_count{status=success} +1
            circuit_breaker_request_duration_seconds_sum{status=success} +0.01
            circuit_breaker_requests_total{status=success} +1
            circuit_breaker_state =1
            circuit_breaker_state_changes_total{from_state=open,to_state=half_open} +1
            mesh_circuit_breaker_state =1
            """);
  }

  @Test
  void aTrialThatFailsIsOneChangeBackToOpen() {
    halfOpen();
    assertThat(changes.by(this::fail))
        .isEqualTo(
            """
            circuit_breaker_error_rate =0.5
            circuit_breaker_failures_total{error_type=UncheckedIOException} +1
            circuit_breaker_request_duration_seconds_count{status=failure} +1
            circuit_breaker_request_duration_seconds_sum{status=failure} +0.01
            circuit_breaker_requests_total{status=failure} +1
            circuit_breaker_state =0
            circuit_breaker_state_changes_total{from_state=half_open,to_state=open} +1
            mesh_circuit_breaker_state =0
            """);
  }

  @Test
  void recoveryTakesFromLeavingClosedToBeingClosedAgain() {
    halfOpen();
    assertThat(changes.by(this::succeed))
        .isEqualTo(
            """
            circuit_breaker_recovery_time_seconds_count +1
            circuit_breaker_recovery_time_seconds_sum +10.021
            circuit_breaker_request_duration_seconds_count{status=success} +1
            circuit_breaker_request_duration_seconds_sum{status=success} +0.01
            circuit_breaker_requests_total{status=success} +1
            circuit_breaker_state =2
            circuit_breaker_state_changes_total{from_state=half_open,to_state=closed} +1
            mesh_circuit_breaker_state =2
            """);
  }

  @Test
  void timeIsCountedInTheStateThatItIsSpentIn() {
    halfOpen();
    succeed();
    ticker.advance(Duration.ofSeconds(7));
    // Closed for 4 failures and 7 s, open until the first trial, which took 10 ms as the second.
    assertThat(value("circuit_breaker_state_seconds_total", "state", "closed")).isEqualTo(7.04);
    assertThat(value("circuit_breaker_state_seconds_total", "state", "open")).isEqualTo(10.001);
    assertThat(value("circuit_breaker_state_seconds_total", "state", "half_open")).isEqualTo(0.02);
  }

  @Test
  void aForcedOpenBreakerIsOpenAndItsRefusalsCountThoughNobodyPublishesThem() {
    AtomicInteger published = new AtomicInteger();
    breaker.getEventPublisher().onCallNotPermitted(event -> published.incrementAndGet());
    assertThat(changes.by(breaker::transitionToForcedOpenState))
        .isEqualTo(
            """
            circuit_breaker_state =0
            circuit_breaker_state_changes_total{from_state=closed,to_state=open} +1
            mesh_circuit_breaker_state =0
            """);
    assertThat(changes.by(this::beRefused)).isEqualTo("circuit_breaker_rejections_total +1\n");
    assertThat(published).hasValue(0);
    breaker.transitionToClosedState();
    assertThat(value("circuit_breaker_rejections_total")).isEqualTo(1);
    breaker.transitionToForcedOpenState();
    beRefused();
    beRefused();
    assertThat(value("circuit_breaker_rejections_total")).isEqualTo(3);
  }

  @Test
  void aCallThatEndsWhileItIsForcedOpenIsToldToNobody() {
    assertThat(
            changes.by(
                () -> {
                  breaker.acquirePermission();
                  breaker.transitionToForcedOpenState();
                  breaker.onSuccess(1, TimeUnit.SECONDS);
                }))
        .doesNotContain("requests");
  }

  @Test
  void fromOpenToForcedOpenIsNoChange() {
    trip();
    assertThat(changes.by(breaker::transitionToForcedOpenState))
        .isEqualTo("circuit_breaker_error_rate ended\n");
  }

  @Test
  void aDisabledBreakerIsClosedAndTellsNothingOfItsCalls() {
    assertThat(changes.by(breaker::transitionToDisabledState)).isEmpty();
    assertThat(
            changes.by(
                () -> {
                  succeed();
                  fail();
                }))
        .isEmpty();
  }

  @Test
  void aBreakerForMetricsOnlyIsClosedAndItsCallsCount() {
    assertThat(changes.by(breaker::transitionToMetricsOnlyState)).isEmpty();
    assertThat(
            changes.by(
                () -> {
                  fail();
                  fail();
                  fail();
                  fail();
                }))
        .isEqualTo(
            """
            circuit_breaker_error_rate =1
            circuit_breaker_failures_total{error_type=UncheckedIOException} +4
            circuit_breaker_request_duration_seconds_count{status=failure} +4
            circuit_breaker_request_duration_seconds_sum{status=failure} +0.04
            circuit_breaker_requests_total{status=failure} +4
            """);
  }

  @Test
  void aBreakerThatIsAddedLaterIsBound() {
    CircuitBreaker later = breakers.circuitBreaker("later");
    later.executeRunnable(() -> {});
    assertThat(
            Scrape.of(registry)
                .value("circuit_breaker_requests_total", "service", "later", "status", "success"))
        .isEqualTo(1);
  }

  @Test
  void theSeriesOfARemovedBreakerEndAndItsCallsCountNoLonger() {
    halfOpen();
    breakers.remove("stock");
    fail();
    assertThat(seriesOf("stock")).isEmpty();
    CircuitBreaker again = breakers.circuitBreaker("stock");
    again.executeRunnable(() -> {});
    assertThat(value("circuit_breaker_requests_total", "status", "success")).isEqualTo(1);
    assertThat(value("circuit_breaker_state")).isEqualTo(2);
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total")).isZero();
  }

  private String seriesOf(String service) {
    return registry.scrape().stream()
        .flatMap(family -> family.getDataPoints().stream())
        .map(point -> point.getLabels().toString())
        .filter(labels -> labels.contains(service))
        .distinct()
        .toList()
        .toString()
        .replace("[]", "");
  }

  @Test
  void aReplacedBreakerLeavesItsSeriesToTheNext() {
    trip();
    CircuitBreaker next = CircuitBreaker.of("stock", config);
    ticker.advance(Duration.ofSeconds(1));
    assertThat(changes.by(() -> breakers.replace("stock", next)))
        .isEqualTo(
            """
            circuit_breaker_error_rate ended
            circuit_breaker_recovery_time_seconds_count +1
            circuit_breaker_recovery_time_seconds_sum +1
            circuit_breaker_state =2
            circuit_breaker_state_changes_total{from_state=open,to_state=closed} +1
            mesh_circuit_breaker_state =2
            """);
    breaker.reset();
    assertThat(changes.by(() -> next.executeRunnable(() -> {})))
        .isEqualTo(
            """
            circuit_breaker_request_duration_seconds_count{status=success} +1
            circuit_breaker_requests_total{status=success} +1
            """);
  }

  @Test
  void aClosedBridgeHasNoSeries() {
    succeed();
    bridge.close();
    succeed();
    breakers.circuitBreaker("later").executeRunnable(() -> {});
    assertThat(seriesOf("stock")).isEmpty();
    assertThat(seriesOf("later")).isEmpty();
    bridge.close();
    bind();
    assertThat(value("circuit_breaker_requests_total", "status", "success")).isZero();
  }

  @Test
  void aBreakerThatIsOpenWhenItIsBoundLeftClosedThen() {
    trip();
    bridge.close();
    bind();
    assertThat(value("circuit_breaker_state")).isEqualTo(0);
    ticker.advance(Duration.ofSeconds(3));
    breaker.transitionToClosedState();
    assertThat(value("circuit_breaker_recovery_time_seconds_sum")).isEqualTo(3);
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total")).isEqualTo(1);
  }

  @Test
  void refusalsBeforeBindingDoNotCount() {
    breaker.transitionToForcedOpenState();
    beRefused();
    bridge.close();
    bind();
    beRefused();
    assertThat(value("circuit_breaker_rejections_total")).isEqualTo(1);
  }

  @Test
  void theSameRegistryIsNotBoundTwice() {
    bind();
    succeed();
    assertThat(value("circuit_breaker_requests_total", "status", "success")).isEqualTo(1);
    assertThat(log.linesWith("Left out, because it would be counted twice")).hasSize(1);
  }

  @Test
  void aServiceThatWeftGuardsIsNotBound() {
    mesh.circuit("guarded", CircuitPolicy.DEFAULT);
    breakers.circuitBreaker("guarded").executeRunnable(() -> {});
    assertThat(
            Scrape.of(registry)
                .has("circuit_breaker_requests_total", "service", "guarded", "status", "success"))
        .isFalse();
    assertThat(log.linesWith("Left out").get(0)).contains("[guarded]");
  }

  @Test
  void aServiceThatWeftComesToGuardIsWeftsFromThenOn() {
    trip();
    mesh.circuit("stock", CircuitPolicy.DEFAULT).forceOpen();
    breaker.tryAcquirePermission();
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total")).isEqualTo(1);
    assertThat(Scrape.of(registry).sum("circuit_breaker_rejections_total")).isZero();
    assertThat(log.linesWith("Bound no longer").get(0)).contains("[stock]");
  }

  /** What a class is read as that comes to be initialised. */
  static final class Guarded {
    @CircuitGuarded(service = "stock")
    void fetch() {}
  }

  @Test
  void allSeriesAreThereAtZeroOnceAnAnnotatedClassHasTakenTheServiceOver() {
    trip();
    ClassProbes.load(Guarded.class, mesh);
    assertThat(value("circuit_breaker_rejections_total")).isZero();
    assertThat(value("circuit_breaker_requests_total", "status", "success")).isZero();
    assertThat(value("circuit_breaker_requests_total", "status", "failure")).isZero();
    assertThat(value("circuit_breaker_request_duration_seconds_count", "status", "success"))
        .isZero();
  }

  @Test
  void aForcedOpenBreakerThatIsReplacedCountsNoMore() {
    breaker.transitionToForcedOpenState();
    beRefused();
    breakers.replace("stock", CircuitBreaker.of("stock", config));
    beRefused();
    assertThat(value("circuit_breaker_rejections_total")).isEqualTo(1);
    assertThat(value("circuit_breaker_state")).isEqualTo(2);
  }

  @Test
  void aFunctionNamesTheService() {
    bridge.close();
    CircuitBreakerBridge.bind(breakers, mesh, each -> "the-" + each.getName());
    succeed();
    assertThat(
            Scrape.of(registry)
                .value(
                    "circuit_breaker_requests_total", "service", "the-stock", "status", "success"))
        .isEqualTo(1);
  }

  @Test
  void aFunctionThatThrowsLeavesItsBreakerOutAndBreaksNothing() {
    CircuitBreakerRegistry others = CircuitBreakerRegistry.of(config);
    CircuitBreakerBridge.bind(
        others,
        mesh,
        each -> {
          throw new IllegalStateException("no name");
        });
    others.circuitBreaker("nameless").executeRunnable(() -> {});
    assertThat(Scrape.of(registry).value("weft_recording_failures_total")).isEqualTo(1);
    assertThat(seriesOf("nameless")).isEmpty();
  }

  @Test
  void aBreakerThatIsReplacedByANamelessOneLeavesNoSeries() {
    bridge.close();
    CircuitBreakerBridge.bind(
        breakers,
        mesh,
        each -> {
          if (each != breaker) {
            throw new IllegalStateException("no name");
          }
          return "stock";
        });
    breakers.replace("stock", CircuitBreaker.of("stock", config));
    assertThat(seriesOf("stock")).isEmpty();
    succeed();
    assertThat(seriesOf("stock")).isEmpty();
  }

  /** Another listener that throws keeps what it was told from all that come after it. */
  @Test
  void aChangeThatWasMissedIsNoticedWhenItHasBeenQuietForASecond() {
    CircuitBreaker other = CircuitBreaker.of("stock", config);
    other
        .getEventPublisher()
        .onStateTransition(
            event -> {
              throw new IllegalStateException("a bad listener");
            });
    breakers.replace("stock", other);
    other.transitionToOpenState();
    assertThat(value("circuit_breaker_state")).isEqualTo(0);
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total")).isZero();
    ticker.advance(Duration.ofSeconds(1));
    assertThat(Scrape.of(registry).sum("circuit_breaker_state_changes_total")).isEqualTo(1);
  }
}
