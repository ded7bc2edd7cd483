package ai.datapunk.weft.it.reactive;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.Label;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Methods that return publishers of each kind. */
@MeshService("publishers")
public class Publishers {

  @Timed
  Mono<String> timed(Supplier<Mono<String>> body) {
    return body.get();
  }

  @Timed
  @CircuitGuarded(service = "guarded_publishers")
  Flux<Integer> guarded(int count) {
    return Flux.range(0, count);
  }

  @Timed
  @Retried(maxAttempts = 3, delay = "1ms", jitter = 0)
  @LoadBalanced
  Mono<String> balanced(
      int before, @Instance String instance, Function<String, Mono<String>> body) {
    return body.apply(before + instance);
  }

  @LoadBalanced(service = "balanced_publishers")
  static Mono<String> picked(@Instance String instance) {
    return Mono.just(instance);
  }

  @Timed
  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0)
  Flux<Long> retried(long id, Function<Long, Flux<Long>> body) {
    return body.apply(id);
  }

  @Timed
  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0)
  Flow.Publisher<String> jdk(Supplier<Flow.Publisher<String>> body) {
    return body.get();
  }

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0)
  Flow.Publisher<Integer> jdkRetried(Supplier<Flow.Publisher<Integer>> body) {
    return body.get();
  }

  @Timed
  Flow.Publisher<Integer> jdkTimed(Flow.Publisher<Integer> own) {
    return own;
  }

  @Timed(
      metric = "publishers_labelled_seconds",
      help = "Publishers with a label",
      buckets = {0.1, 1})
  Mono<String> labelled(@Label("hot") boolean hot) {
    return Mono.just("hot " + hot);
  }

  @Timed(
      metric = "publishers_retried_label_seconds",
      help = "Publishers with a label that are retried",
      buckets = {0.1, 1})
  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0)
  Mono<String> retriedLabelled(@Label("hot") boolean hot) {
    return Mono.just("hot " + hot);
  }

  @Timed
  Mono<String> calling(Supplier<Mono<String>> body) {
    return timed(body).map(value -> value + "!");
  }

  @Retried(maxAttempts = 2, delay = "1ms", jitter = 0, fallback = "stale")
  Mono<String> fresh(String key, Supplier<Mono<String>> body) {
    return body.get();
  }

  Mono<String> stale(String key, Supplier<Mono<String>> body, Throwable thrown) {
    return Mono.just("stale " + key + " because of " + thrown.getMessage());
  }

  @CircuitGuarded(window = "100 calls", minimumCalls = 100, fallback = "none")
  static Flux<String> all(Supplier<Flux<String>> body) {
    return body.get();
  }

  static Flux<String> none(Supplier<Flux<String>> body) {
    return Flux.empty();
  }

  /** All public methods. */
  @Retried(service = "publishers", maxAttempts = 2, delay = "1ms", jitter = 0)
  public static class WholeClass {

    /** Retried when its publisher fails. */
    public Mono<String> open(Supplier<Mono<String>> body) {
      return body.get();
    }
  }
}
