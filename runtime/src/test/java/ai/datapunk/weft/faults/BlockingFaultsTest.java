package ai.datapunk.weft.faults;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.faults.Fault.Call;
import ai.datapunk.weft.faults.Fault.Sees;
import ai.datapunk.weft.probe.Probe;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users' code that blocks has the call wait that it blocks, and nobody else. */
class BlockingFaultsTest {

  private static final long LONGEST_SECONDS = 10;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  static Stream<Fault> faults() {
    return Faults.ALL.stream();
  }

  private void inTime(Callable<?> call) throws Exception {
    threads.submit(call).get(LONGEST_SECONDS, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @MethodSource("faults")
  void onlyTheCallWaitsThatItStrikes(Fault fault) throws Throwable {
    Strike strike = Strike.blocking(fault.place());
    try (World world = new World(strike)) {
      Call call = fault.setup().of(world);
      Probe another = world.another();
      Call healthy = key -> world.succeeds(another, world.key(key));
      Call failing = key -> world.fails(another, null);
      Future<Object> struck =
          threads.submit(
              () -> {
                strike.arm();
                return call.outcome("v");
              });
      try {
        assertThat(strike.strikes()).isTrue();
        assertThat(struck).isNotDone();
        if (fault.sees() != Sees.SCRAPE) {
          inTime(() -> call.outcome("w"));
          inTime(() -> call.outcome("w"));
          inTime(world::scrape);
        }
        inTime(() -> healthy.outcome("elsewhere"));
        if (fault.place() != Place.LOG) {
          inTime(() -> failing.outcome(""));
        }
        inTime(() -> world.circuit().state());
        assertThat(struck).isNotDone();
      } finally {
        strike.release();
      }
      Object seen = struck.get(LONGEST_SECONDS, TimeUnit.SECONDS);
      switch (fault.sees()) {
        case RESULT -> assertThat(seen).isSameAs(world.value);
        case FAILURE -> assertThat(seen).isSameAs(world.failure);
        case SCRAPE -> assertThat(seen).isNotInstanceOf(Throwable.class);
      }
      assertThat(world.scrape().sum("load_balancer_active_connections")).isZero();
    }
  }
}
