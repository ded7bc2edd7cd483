package ai.datapunk.weft.guard;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.loadbalancer.Strategies;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.testing.CapturedLog;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A source whose list changes while it is asked. */
class ChangingSourceTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Balancer balancer =
      new Balancer(
          "stock",
          MetricStore.in(registry),
          new ManualTicker(),
          new Strategies(),
          RandomGenerator.getDefault(),
          new HealthPolicy(0.5, Duration.ZERO));
  private volatile List<Integer> source = List.of();

  private double registrations() {
    return Scrape.of(registry).value("mesh_service_registrations_total", "service", "stock");
  }

  /** The first to ask gets its answer after the second one, who asked later. */
  @Test
  void anAnswerThatComesLateDoesNotReplaceANewerOne() {
    List<Integer> older = List.of(1, 2);
    List<Integer> newer = List.of(2, 3);
    boolean[] late = {false};
    source = older;
    balancer.source(
        () -> {
          List<Integer> answer = source;
          if (late[0]) {
            late[0] = false;
            source = newer;
            assertThat(balancer.instances()).extracting(TrackedInstance::address).contains(3);
          }
          return answer;
        });
    source = List.of(1);
    balancer.instances();
    source = older;
    late[0] = true;
    try (CapturedLog log = new CapturedLog()) {
      assertThat(balancer.instances()).extracting(TrackedInstance::address).containsExactly(2, 3);
      assertThat(log.linesWith("Instance found")).hasSize(2);
      assertThat(log.linesWith("Instance lost")).hasSize(1);
    }
    // 1, 2; 2 again and 3.
    assertThat(registrations()).isEqualTo(4);
  }

  /** An answer of the source before does not replace that of the one that took its place. */
  @Test
  void anAnswerOfAnotherSourceIsNotUsed() {
    boolean[] late = {false};
    balancer.source(
        () -> {
          if (late[0]) {
            late[0] = false;
            balancer.source(() -> List.of("new"));
            return List.of("old");
          }
          return List.of();
        });
    late[0] = true;
    assertThat(balancer.instances()).extracting(TrackedInstance::address).containsExactly("new");
  }

  /** A source that makes a list of its own for each that asks does not keep callers in a loop. */
  @Test
  void aSourceWhoseListIsAlwaysAnotherOneIsAskedAFewTimesOnly() {
    int[] asked = {0};
    balancer.source(
        () -> {
          if (asked[0]++ < 100) {
            balancer.instances();
          }
          return new ArrayList<>(List.of(1));
        });
    assertThat(balancer.instances()).hasSize(1);
    assertThat(asked[0]).isLessThan(400);
    assertThat(registrations()).isEqualTo(1);
  }

  @Test
  void manyCallersSeeEachChangeOnceAndNoneThatHadLeftBefore() throws InterruptedException {
    int changes = 300;
    source = List.of(0, 1);
    balancer.source(() -> source);
    Queue<String> wrong = new ConcurrentLinkedQueue<>();
    boolean[] over = {false};
    List<Thread> callers =
        IntStream.range(0, 8).mapToObj(i -> new Thread(() -> call(wrong, over))).toList();
    callers.forEach(Thread::start);
    for (int change = 1; change <= changes; change++) {
      // A list of two: the older one leaves, a new one comes.
      source = List.of(change, change + 1);
      balancer.instances();
    }
    synchronized (over) {
      over[0] = true;
    }
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(wrong).isEmpty();
    assertThat(registrations()).isEqualTo(changes + 2);
  }

  private void call(Queue<String> wrong, boolean[] over) {
    while (true) {
      synchronized (over) {
        if (over[0]) {
          return;
        }
      }
      int oldest = source.get(0);
      Object picked = balancer.pick("round_robin", null).address();
      if ((Integer) picked < oldest) {
        wrong.add(picked + " had left: the oldest was " + oldest);
      }
    }
  }
}
