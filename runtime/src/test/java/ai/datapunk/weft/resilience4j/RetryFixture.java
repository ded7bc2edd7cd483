package ai.datapunk.weft.resilience4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.github.resilience4j.retry.RetryRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

/** A real retry of Resilience4j: 3 attempts without a wait, all but some exceptions retried. */
abstract class RetryFixture extends BridgeFixture {

  static final RetryConfig CONFIG =
      RetryConfig.<Object>custom()
          .maxAttempts(3)
          .intervalFunction(attempt -> 0L)
          .ignoreExceptions(IllegalArgumentException.class)
          .retryOnResult("bad"::equals)
          .build();

  final UncheckedIOException fault = new UncheckedIOException(new IOException());
  final IllegalArgumentException refusal = new IllegalArgumentException();

  final Mesh mesh = Mesh.builder().registry(registry).configuration(Configuration.none()).build();
  final RetryRegistry retries = RetryRegistry.of(CONFIG);
  final Retry retry = retries.retry("stock.fetch");
  final RetryBridge bridge = bind();

  /** The types of the events that retries with their own configuration have published. */
  final List<String> published = new ArrayList<>();

  /** Binds the retries, each to the operation that its name says. */
  final RetryBridge bind() {
    return RetryBridge.bind(retries, mesh, each -> RetriedOperation.named(each.getName()));
  }

  /** Makes one call, whose attempts end so. */
  static Runnable calls(Retry by, Object... outcomes) {
    Deque<Object> next = new ArrayDeque<>(Arrays.asList(outcomes));
    return () -> {
      Throwable thrown = catchThrowable(() -> by.executeSupplier(() -> outcome(next)));
      if (thrown != null) {
        assertThat(thrown).isNotInstanceOf(NoSuchElementException.class);
      }
      assertThat(next).isEmpty();
    };
  }

  final Runnable calls(Object... outcomes) {
    return calls(retry, outcomes);
  }

  static Object outcome(Deque<Object> next) {
    Object outcome = next.remove();
    if (outcome instanceof RuntimeException thrown) {
      throw thrown;
    }
    if (outcome instanceof Error thrown) {
      throw thrown;
    }
    return outcome;
  }

  /** Replaces the retry by one that is configured otherwise. */
  final Retry with(RetryConfig changed) {
    Retry other = Retry.of("stock.fetch", changed);
    retries.replace("stock.fetch", other);
    other.getEventPublisher().onEvent(event -> published.add(event.getEventType().name()));
    return other;
  }
}
