package ai.datapunk.weft.resilience4j;

import ai.datapunk.weft.store.MetricStore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher of events holds on to, and there is no way to take it back. Once cut it does
 * nothing and holds on to nothing. What its target throws never reaches the publisher, whose caller
 * is the application. Thread-safe.
 *
 * @param <T> whom the events are for
 */
final class DetachableListener<T> {

  private record Target<T>(T told, MetricStore store) {}

  private volatile @Nullable Target<T> target;

  DetachableListener(T told, MetricStore store) {
    target = new Target<>(told, store);
  }

  void tell(Consumer<T> event) {
    Target<T> known = target;
    if (known != null) {
      try {
        event.accept(known.told);
      } catch (Throwable fault) {
        known.store.countFailure(fault);
      }
    }
  }

  boolean isCut() {
    return target == null;
  }

  void cut() {
    target = null;
  }
}
