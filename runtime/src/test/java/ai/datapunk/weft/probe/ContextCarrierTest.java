package ai.datapunk.weft.probe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.attempt.MethodBody;
import ai.datapunk.weft.retry.ContextCarrier;
import ai.datapunk.weft.retry.RetryPolicy;
import ai.datapunk.weft.spec.MethodSpec;
import ai.datapunk.weft.testing.ManualTicker;
import ai.datapunk.weft.testing.Scrape;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What the caller's thread holds reaches later attempts and the fallback. */
class ContextCarrierTest {

  private static final ThreadLocal<String> CONTEXT = ThreadLocal.withInitial(() -> "nothing");

  private final ManualTicker ticker = new ManualTicker();
  private final MethodSpec spec =
      MethodSpec.of("fetch(java.lang.Object)")
          .timed("stock", "fetch")
          .retried(
              "stock",
              "fetch",
              RetryPolicy.DEFAULT.backoff(Duration.ofMillis(1), 1, Duration.ofMillis(1)).jitter(0));
  private final List<String> seen = new ArrayList<>();
  private int captured;

  /** Fails each time, and has a fallback that gives what it sees. */
  private final class Failing implements MethodBody {
    private final Class<?> type;

    Failing(Class<?> type) {
      this.type = type;
    }

    @Override
    public Object run(@Nullable Object[] arguments) {
      seen.add(CONTEXT.get());
      IOException thrown = new IOException();
      return type == Mono.class ? Mono.error(thrown) : CompletableFuture.failedFuture(thrown);
    }

    @Override
    public Object answer(Throwable failed) {
      seen.add("fallback: " + CONTEXT.get());
      return type == Mono.class ? Mono.just("spare") : CompletableFuture.completedFuture("spare");
    }
  }

  private ContextCarrier.Captured capture() {
    captured++;
    String callers = CONTEXT.get();
    return task -> {
      String own = CONTEXT.get();
      CONTEXT.set(callers);
      try {
        task.run();
      } finally {
        CONTEXT.set(own);
      }
    };
  }

  /**
   * Calls the method in the context "caller", and goes on in "other", which has to be there after.
   */
  @SuppressWarnings("unchecked")
  private void call(Mesh.Builder builder, Class<?> type) throws Throwable {
    PrometheusRegistry registry = new PrometheusRegistry();
    Mesh mesh = builder.registry(registry).ticker(ticker).scheduler(ticker).build();
    CONTEXT.set("caller");
    Object returned =
        NewProbe.fallingBack(spec, mesh, type)
            .asynchronously(new @Nullable Object[] {"a"}, new Failing(type));
    CompletableFuture<Object> future =
        returned instanceof Mono<?> mono
            ? mono.cast(Object.class).toFuture()
            : (CompletableFuture<Object>) requireNonNull(returned);
    CONTEXT.set("other");
    ticker.millis(100);
    assertThat(CONTEXT.get()).isEqualTo("other");
    assertThat(future).isCompletedWithValue("spare");
    assertThat(Scrape.of(registry).sum("retry_attempts_total")).isEqualTo(3);
  }

  @AfterEach
  void leaveNothing() {
    CONTEXT.remove();
  }

  @Test
  void itIsCapturedOnceAndRestoredForEachAttemptAndTheFallback() throws Throwable {
    for (Class<?> type : List.of(CompletableFuture.class, Mono.class)) {
      seen.clear();
      captured = 0;
      call(Mesh.builder().contextCarrier(this::capture), type);
      assertThat(seen).containsExactly("caller", "caller", "caller", "fallback: caller");
      assertThat(captured).isOne();
    }
  }

  @Test
  void withoutACarrierLaterAttemptsSeeWhatTheirThreadHas() throws Throwable {
    call(Mesh.builder(), CompletableFuture.class);
    assertThat(seen).containsExactly("caller", "other", "other", "fallback: other");
  }

  @Test
  void aCarrierThatFailsChangesNothing() throws Throwable {
    List<ContextCarrier> failing =
        List.of(
            () -> {
              throw new AssertionError("captures nothing");
            },
            () ->
                task -> {
                  throw new IllegalStateException("before it runs");
                },
            () ->
                task -> {
                  task.run();
                  task.run();
                  throw new IllegalStateException("after it has run");
                },
            () -> task -> {});
    for (ContextCarrier each : failing) {
      seen.clear();
      call(Mesh.builder().contextCarrier(each), CompletableFuture.class);
      assertThat(seen).containsExactly("caller", "other", "other", "fallback: other");
    }
  }
}
