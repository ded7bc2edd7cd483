package ai.datapunk.weft.metrics;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the constants of a label's enum lead to, by their ordinals. Reading is thread-safe; writing
 * is for one thread at a time.
 */
final class ByOrdinal {

  private final Object[] constants;

  private final AtomicReferenceArray<@Nullable Node> nodes;

  /**
   * Nothing yet.
   *
   * @param constants those of the enum; none where the label is of another type
   */
  ByOrdinal(List<Enum<?>> constants) {
    this.constants = constants.toArray();
    this.nodes = new AtomicReferenceArray<>(this.constants.length);
  }

  /** Whether the argument is one of the constants. */
  boolean holds(@Nullable Object argument) {
    return ordinal(argument) >= 0;
  }

  /** What the argument leads to; null if it is none of the constants, or that is not known yet. */
  @Nullable Node get(@Nullable Object argument) {
    int ordinal = ordinal(argument);
    return ordinal < 0 ? null : nodes.getAcquire(ordinal);
  }

  /** Has one of the constants lead there. */
  void put(@Nullable Object constant, Node node) {
    nodes.setRelease(ordinal(constant), node);
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

  /** The position of the argument; negative if it is none of the constants. */
  @SuppressWarnings("EnumOrdinal") // An array is all that is faster than a map of enums.
  private int ordinal(@Nullable Object argument) {
    if (argument instanceof Enum<?> constant) {
      int ordinal = constant.ordinal();
      if (ordinal < constants.length && constants[ordinal] == argument) {
        return ordinal;
      }
    }
    return -1;
  }
}
