package ai.datapunk.weft.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.Circuit.State;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.guard.GuardedCircuit;
import ai.datapunk.weft.probe.Probe;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A log that blocks while something is told that was found out under a lock. */
class BlockedLogTest {

  private static final long LONGEST_SECONDS = 10;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Strike strike = Strike.blocking(Place.LOG);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  /** Runs both while the log blocks the first. */
  private void onlyTheFirstWaits(Callable<?> first, Callable<?> second) throws Exception {
    Future<?> struck =
        threads.submit(
            () -> {
              strike.arm();
              return first.call();
            });
    try {
      assertThat(strike.strikes()).isTrue();
      threads.submit(second).get(LONGEST_SECONDS, TimeUnit.SECONDS);
      assertThat(struck).isNotDone();
    } finally {
      strike.release();
    }
    struck.get(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  @Test
  void aScrapeThatTellsOfAFaultHoldsUpNoOther() throws Exception {
    try (World world = new World(strike)) {
      world
          .store()
          .gauge(Family.MESH_HEALTHY_INSTANCES, "struck")
          .follow(
              () -> {
                throw new IllegalStateException("a gauge that fails");
              });
      onlyTheFirstWaits(world::scrape, world::scrape);
      assertThat(world.scrape().value("weft_recording_failures_total")).isEqualTo(2);
      assertThat(world.warnings()).hasSize(1);
    }
  }

  @Test
  void aScrapeThatSeesACircuitHalfOpenHoldsUpNoOther() throws Exception {
    try (World world = new World(strike)) {
      GuardedCircuit circuit = opened(world);
      onlyTheFirstWaits(world::scrape, world::scrape);
      assertThat(circuit.state()).isEqualTo(State.HALF_OPEN);
    }
  }

  private static GuardedCircuit opened(World world) {
    world.probe(world.everything());
    GuardedCircuit circuit = world.circuit();
    for (int i = 0; i < 10; i++) {
      circuit.acquire();
      circuit.failed(world.time.nanoTime(), world.time.nanoTime());
    }
    assertThat(circuit.state()).isEqualTo(State.OPEN);
    world.time.millis(60_001);
    return circuit;
  }

  @Test
  void aCallThatTellsOfTooManyInstancesHoldsUpNoCallToAnother() throws Exception {
    try (World world = new World(strike)) {
      world.mesh.configure(
          Configuration.of(
              Map.of("weft.family.load_balancer_instance_load.max-label-sets", "1"),
              Map.of(),
              Map.of()));
      Probe probe = world.probe(world.balanced("own"));
      callTo(world, probe, "a");
      onlyTheFirstWaits(() -> callTo(world, probe, "b"), () -> callTo(world, probe, "c"));
      assertThat(world.warnings())
          .satisfiesExactly(
              line -> assertThat(line).contains("load_balancer_instance_load takes no further"));
      assertThat(
              List.of("a", "other").stream()
                  .map(
                      instance ->
                          world
                              .scrape()
                              .value(
                                  "load_balancer_requests_total",
                                  "service",
                                  "stock",
                                  "instance",
                                  instance,
                                  "strategy",
                                  "own")))
          .containsExactly(1.0, 2.0);
    }
  }

  private static Object callTo(World world, Probe probe, String instance) {
    try {
      return world.succeeds(probe, world.key(instance));
    } catch (Throwable thrown) {
      throw new AssertionError(thrown);
    }
  }
}
