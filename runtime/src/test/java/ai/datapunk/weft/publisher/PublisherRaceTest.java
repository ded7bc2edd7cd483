package ai.datapunk.weft.publisher;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import ai.datapunk.weft.probe.NewProbe;
import ai.datapunk.weft.probe.Probe;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.ManualPublisher;
import ai.datapunk.weft.testing.RecordingSubscriber;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A subscriber that cancels while the publisher signals: whoever is first, one call is counted. */
class PublisherRaceTest {

  private static final int ROUNDS = 20_000;
  private static final MethodSpec METHOD =
      MethodSpec.of("fetch(java.lang.Object)")
          .timed("stock", "fetch")
          .retried(
              "stock",
              "fetch",
              RetryPolicy.DEFAULT.backoff(Duration.ZERO, 1, Duration.ofSeconds(1)).jitter(0))
          .circuitGuarded("stock", CircuitPolicy.DEFAULT.window(1_000_000, 1_000_000))
          .loadBalanced("stock", "round_robin", 10, 0);

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final AtomicLong now = new AtomicLong();
  private final Mesh mesh =
      Mesh.builder()
          .registry(registry)
          .ticker(now::incrementAndGet)
          .scheduler((task, nanos) -> threads.execute(task))
          .build();

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  private static void signal(ManualPublisher publisher, int round) {
    switch (round % 3) {
      case 0 -> publisher.error(new IOException());
      case 1 -> publisher.complete();
      default -> {
        publisher.next("value");
        publisher.complete();
      }
    }
  }

  @Test
  void aCancelledSubscriptionIsCountedOnce() throws Throwable {
    mesh.instances("stock", InstanceSource.of("a"));
    Probe probe = NewProbe.of(METHOD, mesh, Flow.Publisher.class);
    CyclicBarrier together = new CyclicBarrier(2);
    for (int i = 0; i < ROUNDS; i++) {
      int round = i;
      ManualPublisher source = new ManualPublisher();
      boolean[] first = {true};
      Object returned =
          probe.asynchronously(
              new @Nullable Object[] {null},
              arguments -> {
                boolean firstOne = first[0];
                first[0] = false;
                return firstOne ? source : new ManualPublisher();
              });
      RecordingSubscriber subscriber = new RecordingSubscriber();
      FlowPublisher publisher = (FlowPublisher) requireNonNull(returned);
      publisher.subscribe(subscriber);
      Future<?> signalled =
          threads.submit(
              () -> {
                together.await();
                signal(source, round);
                return null;
              });
      together.await();
      subscriber.cancel();
      signalled.get();
    }
    threads.shutdown();
    assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    Scrape scrape = Scrape.of(registry);
    assertThat(scrape.sum("retry_calls_total")).isEqualTo(ROUNDS);
    assertThat(scrape.sum("mesh_service_calls_total")).isEqualTo(ROUNDS);
    assertThat(
            scrape.value("load_balancer_active_connections", "instance", "a", "service", "stock"))
        .isZero();
    assertThat(scrape.value("weft_recording_failures_total")).isZero();
  }
}
