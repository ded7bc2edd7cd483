package ai.datapunk.weft.it.reactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.loadbalancer.InstanceSource;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class PublishersTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  private final Publishers publishers = new Publishers();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  private Mono<String> secondTime(String argument) {
    bodies.add(argument);
    return bodies.size() < 2 ? Mono.error(new IOException()) : Mono.just(argument);
  }

  /** The value of a counter, or the count of a histogram; 0 if there is no such series. */
  private static double count(String metric, String... labels) {
    return PrometheusRegistry.defaultRegistry.scrape(name -> name.equals(metric)).stream()
        .flatMap(family -> family.getDataPoints().stream())
        .filter(point -> point.getLabels().equals(Labels.of(labels)))
        .mapToDouble(
            point ->
                point instanceof CounterDataPointSnapshot counter
                    ? counter.getValue()
                    : ((HistogramDataPointSnapshot) point).getCount())
        .sum();
  }

  private static double calls(String operation, String status) {
    return count(
        "mesh_service_calls", "operation", operation, "service", "publishers", "status", status);
  }

  @Test
  void theBodyRunsAtTheCallAndEachSubscriptionIsCounted() {
    Mono<String> mono =
        publishers.timed(
            () -> {
              bodies.add("run");
              return Mono.just("value");
            });
    assertThat(bodies).hasSize(1);
    double before = calls("timed", "success");
    assertThat(mono.block(LONG)).isEqualTo("value");
    assertThat(mono.block(LONG)).isEqualTo("value");
    assertThat(calls("timed", "success") - before).isEqualTo(2);
    assertThat(bodies).hasSize(1);
  }

  @Test
  void aMethodThatCallsAnotherIsCountedAsBoth() {
    double before = calls("timed", "success");
    assertThat(publishers.calling(() -> Mono.just("value")).block(LONG)).isEqualTo("value!");
    assertThat(calls("timed", "success") - before).isOne();
    assertThat(calls("calling", "success")).isOne();
  }

  @Test
  void theCircuitIsAskedAtTheSubscription() {
    Flux<Integer> flux = publishers.guarded(3);
    Weft.circuit("guarded_publishers").forceOpen();
    assertThatThrownBy(() -> flux.collectList().block(LONG))
        .isInstanceOf(CallRefusedException.class);
    Weft.circuit("guarded_publishers").close();
    assertThat(flux.collectList().block(LONG)).containsExactly(0, 1, 2);
    assertThat(calls("guarded", "failure")).isOne();
    assertThat(calls("guarded", "success")).isOne();
  }

  @Test
  void theBodyRunsAgainWithAnotherInstance() {
    Weft.instances("publishers", InstanceSource.of("a", "b"));
    Mono<String> mono = publishers.balanced(7, null, this::secondTime);
    assertThat(bodies).isEmpty();
    String last = mono.block(LONG);
    assertThat(bodies).hasSize(2).doesNotHaveDuplicates().allMatch(body -> body.startsWith("7"));
    assertThat(last).isEqualTo(bodies.get(1));
  }

  @Test
  void aGivenInstanceIsUsedForEachAttempt() {
    assertThat(publishers.balanced(7, "x", this::secondTime).block(LONG)).isEqualTo("7x");
    assertThat(bodies).containsExactly("7x", "7x");
  }

  @Test
  void eachSubscriptionPicksAnInstanceHoweverManyThereAreAtATime() {
    Weft.instances("balanced_publishers", InstanceSource.of("a", "b"));
    Mono<String> picked = Publishers.picked(null);
    List<String> all =
        Flux.range(0, 400)
            .flatMap(i -> picked.subscribeOn(Schedulers.parallel()), 16)
            .collectList()
            .block(LONG);
    assertThat(all).hasSize(400);
    assertThat(all).filteredOn("a"::equals).hasSize(200);
  }

  @Test
  void manySubscriptionsEachRunTheirOwnBody() {
    Flux<Long> all =
        Flux.fromStream(LongStream.range(0, 200).boxed())
            .flatMap(
                id -> {
                  int[] calls = {0};
                  return publishers.retried(
                      id,
                      argument ->
                          calls[0]++ == 0 ? Flux.error(new IOException()) : Flux.just(argument));
                });
    assertThat(all.collectList().block(LONG))
        .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 200).boxed().toList());
    assertThat(calls("retried", "success")).isEqualTo(200);
  }

  @Test
  void aPublisherOfTheJdkIsRetriedToo() {
    assertThat(
            JdkFlowAdapter.flowPublisherToFlux(
                    publishers.jdk(
                        () -> JdkFlowAdapter.publisherToFlowPublisher(secondTime("jdk"))))
                .collectList()
                .block(LONG))
        .containsExactly("jdk");
    assertThat(bodies).containsExactly("jdk", "jdk");
    assertThat(calls("jdk", "success")).isOne();
  }

  @Test
  void argumentsBecomeLabelValues() {
    assertThat(publishers.labelled(true).block(LONG)).isEqualTo("hot true");
    assertThat(publishers.retriedLabelled(false).block(LONG)).isEqualTo("hot false");
    assertThat(count("publishers_labelled_seconds", "hot", "true")).isOne();
    assertThat(count("publishers_retried_label_seconds", "hot", "false")).isOne();
  }

  @Test
  void anAnnotationOnAClassRetriesPublishers() {
    assertThat(new Publishers.WholeClass().open(() -> secondTime("open")).block(LONG))
        .isEqualTo("open");
    assertThat(bodies).hasSize(2);
  }

  @Test
  void aFallbackAnswersWhenTheSubscriptionHasFailed() {
    Mono<String> mono = publishers.fresh("x", () -> Mono.error(new IOException("no x")));
    assertThat(mono.block(LONG)).isEqualTo("stale x because of no x");
    assertThat(
            count(
                "mesh_fallback_calls",
                "operation",
                "fresh",
                "service",
                "publishers",
                "status",
                "success"))
        .isOne();
    Flux<String> failing = Publishers.all(() -> Flux.error(new IOException()));
    assertThat(failing.collectList().block(LONG)).isEmpty();
    Flux<String> throwing =
        Publishers.all(
            () -> {
              throw new IllegalStateException();
            });
    assertThat(throwing.collectList().block(LONG)).isEmpty();
    assertThat(Publishers.all(() -> Flux.just("a", "b")).collectList().block(LONG)).hasSize(2);
    assertThat(count("circuit_breaker_requests", "service", "publishers", "status", "failure"))
        .isEqualTo(2);
  }

  @Test
  void closureClassesComeIntoBeingOnlyForBodiesThatRunLater() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("target", "classes"))) {
      assertThat(files)
          .filteredOn(file -> file.toString().contains("AjcClosure"))
          // balanced, picked, retried, jdk, jdkRetried, retriedLabelled, fresh, all;
          // WholeClass.open.
          .hasSize(9);
    }
  }
}
