package ai.datapunk.weft.probe;

import static ai.datapunk.weft.testing.AdvisedCall.throwing;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.loadbalancer.ServiceInstance;
import ai.datapunk.weft.spec.CustomHistogram;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.AdvisedCall;
import ai.datapunk.weft.testing.FetchFixture;
import ai.datapunk.weft.testing.Scrape;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What fails while a call is recorded or an instance is picked changes nothing of the call. */
class ProbeFaultsTest extends FetchFixture {

  private static final MethodSpec METHOD = MethodSpec.of("fetch(java.lang.Object)");

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

  private Probe probe(MethodSpec spec) {
    return NewProbe.of(spec, mesh, Object.class);
  }

  private double failures() {
    return Scrape.of(registry).value("weft_recording_failures_total");
  }

  @Test
  void theMethodsOwnObjectsPassThrough() throws Throwable {
    Object result = new Object();
    Probe probe = probe(METHOD.timed("stock", "fetch").retried("stock", "fetch", THREE));
    assertThat(AdvisedCall.of(probe, null, argument -> result)).isSameAs(result);
    Error error = new StackOverflowError();
    assertThat(AdvisedCall.thrown(probe, null, throwing(error))).isSameAs(error);
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
      assertThat(AdvisedCall.thrown(probe, "a:1", throwing(each))).isSameAs(each);
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
  void aLabelThatFailsWhenLookedAtIsUnknown() throws Throwable {
    Probe probe =
        probe(
            METHOD.timed(CustomHistogram.of("own_seconds", "Own.").boundedLabel("tenant", 0, 10)));
    assertThat(AdvisedCall.of(probe, new Unlookable(), argument -> "done")).isEqualTo("done");
    assertThat(Scrape.of(registry).value("own_seconds_count{tenant=\"unknown\"}")).isEqualTo(1);
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
    assertThat(AdvisedCall.thrown(probe, "a:1", throwing(thrown))).isSameAs(thrown);
    assertThat(
            Scrape.of(registry)
                .value("load_balancer_active_connections{instance=\"a:1\",service=\"stock\"}"))
        .isZero();
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
}
