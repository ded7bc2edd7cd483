package ai.datapunk.weft.future;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.circuitbreaker.CircuitPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.FetchFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The method {@code fetch} where it is retried and returns a future, each attempt one of its own.
 */
@SuppressWarnings("FutureReturnValueIgnored") // The body's futures are given to the probe.
abstract class FutureFixture extends FetchFixture {

  final MethodSpec retried =
      timed
          .retried("stock", "fetch", THREE)
          .circuitGuarded("stock", CircuitPolicy.DEFAULT.ignore(IllegalArgumentException.class))
          .loadBalanced("stock", "round_robin", 10, 0);

  /** The futures that the method returned, and what it was called with. */
  final List<CompletableFuture<Object>> attempts = new ArrayList<>();

  final List<@Nullable Object> instances = new ArrayList<>();

  /** The body of the method: notes what it is called with, and returns a future of its own. */
  final @Nullable Object body(@Nullable Object[] arguments) {
    instances.add(arguments[0]);
    CompletableFuture<Object> attempt = new CompletableFuture<>();
    attempts.add(attempt);
    return attempt;
  }

  /** Calls the method. */
  final CompletableFuture<Object> call(MethodSpec spec) throws Throwable {
    Object returned =
        probe(spec, CompletableFuture.class)
            .asynchronously(new @Nullable Object[] {null}, this::body);
    return future(returned);
  }

  /** What the method has returned. */
  @SuppressWarnings("unchecked")
  static CompletableFuture<Object> future(@Nullable Object returned) {
    assertThat(returned).isInstanceOf(CompletableFuture.class);
    return (CompletableFuture<Object>) requireNonNull(returned);
  }
}
