package ai.datapunk.weft.processor.check.calls;

import ai.datapunk.weft.processor.calls.CallGraph.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What follows for a method from the methods that it calls, each reckoned once. In a circle, a
 * method that is being reckoned has no part in what follows for those that it calls; what those
 * come to then holds for this one only, and is not kept.
 */
final class Memo<T> {

  /** Circles within circles take so many steps at most; after that, what is known is kept. */
  private static final int MOST_STEPS = 20_000;

  private final Map<Node, T> known = new HashMap<>();
  private final Set<Node> open = new HashSet<>();
  private int circles;
  private int steps;

  /** What is known of the method, or else what is reckoned. */
  T of(Node node, Function<Node, T> reckoning) {
    @Nullable T result = known.get(node);
    if (result == null) {
      int before = circles;
      open.add(node);
      result = reckoning.apply(node);
      open.remove(node);
      if (circles == before || open.isEmpty() || ++steps > MOST_STEPS) {
        known.put(node, result);
      }
    }
    return result;
  }

  /** Whether the method is being reckoned. */
  boolean isOpen(Node node) {
    boolean is = open.contains(node);
    circles += is ? 1 : 0;
    return is;
  }
}
