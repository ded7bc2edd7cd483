package ai.datapunk.weft.metrics;

import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the constants of a label's enum lead to, by their ordinals. Reading is thread-safe; writing
 * is for one thread at a time.
 */
final class ByOrdinal {

  private final EnumOrdinals ordinals;
  private final AtomicReferenceArray<@Nullable Node> nodes;

  /** Nothing yet. */
  ByOrdinal(EnumOrdinals ordinals) {
    this.ordinals = ordinals;
    this.nodes = new AtomicReferenceArray<>(ordinals.size());
  }

  /** Whether the argument is one of the constants. */
  boolean holds(@Nullable Object argument) {
    return ordinals.of(argument) >= 0;
  }

  /** What the argument leads to; null if it is none of the constants, or that is not known yet. */
  @Nullable Node get(@Nullable Object argument) {
    int ordinal = ordinals.of(argument);
    return ordinal < 0 ? null : nodes.getAcquire(ordinal);
  }

  /** Has one of the constants lead there. */
  void put(@Nullable Object constant, Node node) {
    nodes.setRelease(ordinals.of(constant), node);
  }

  /** Forgets those that lead there. */
  void removeAll(Set<Node> gone) {
    for (int i = 0; i < nodes.length(); i++) {
      Node node = nodes.getAcquire(i);
      if (node != null && gone.contains(node)) {
        nodes.setRelease(i, null);
      }
    }
  }
}
