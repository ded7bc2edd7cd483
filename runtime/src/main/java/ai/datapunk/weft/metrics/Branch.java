package ai.datapunk.weft.metrics;

import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.record.ArgumentTable;
import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.record.CustomLabels;
import ai.datapunk.weft.store.LabelText;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The values of one label below those of the labels before it. Where the type bounds them they are
 * found by their ordinals in an array, else by one look-up. Thread-safe.
 *
 * <p>For generated code, which knows how many labels there are and of what types: applications have
 * {@link LabelledMetric#labelValues(Object)} and its like.
 *
 * @param <P> what is recorded with
 */
public final class Branch<P extends DataPoint> extends Node {

  /** How many arguments are known by themselves, on the average of all values that can be. */
  private static final int KEYS_OF_VALUE = 3;

  /** How long a text is at most that is kept: it may be much longer than the value that it is. */
  private static final int LONGEST_KEY = 2 * LabelText.MAX_LENGTH;

  private final DataPoints<P> tree;
  private final ArgumentValues above;
  private final int label;

  private final ByOrdinal byOrdinal;
  private final ArgumentTable<Node> byArgument = new ArgumentTable<>();

  /** What the values lead to that the label does not take. */
  private volatile @Nullable Node other;

  Branch(DataPoints<P> tree, ArgumentValues above) {
    this.tree = tree;
    this.above = above;
    this.label = above.values().size();
    this.byOrdinal = new ByOrdinal(tree.ordinals(label));
  }

  /** What is recorded with, where this is the last label. */
  @SuppressWarnings("unchecked")
  public P dataPoint(@Nullable Object argument) {
    Node known = known(argument);
    return (P) (known != null && !known.hasEnded() ? known : first(argument));
  }

  /** The values of the next label, where there is one. */
  @SuppressWarnings("unchecked")
  public Branch<P> next(@Nullable Object argument) {
    Node known = known(argument);
    return (Branch<P>) (known != null ? known : first(argument));
  }

  /** What is recorded with for a number, which is not boxed once it is known. */
  @SuppressWarnings("unchecked")
  public P dataPoint(long number) {
    Node known = byArgument.get(number);
    return (P) (known != null && !known.hasEnded() ? known : first(number));
  }

  /** The values of the next label behind a number, which is not boxed once it is known. */
  @SuppressWarnings("unchecked")
  public Branch<P> next(long number) {
    Node known = byArgument.get(number);
    return (Branch<P>) (known != null ? known : first(number));
  }

  private @Nullable Node known(@Nullable Object argument) {
    Node known = byOrdinal.get(argument);
    return known != null ? known : isValue(argument) ? byArgument.get(argument) : null;
  }

  /** Whether equal arguments give equal values, and no code of the application's says so. */
  private static boolean isValue(@Nullable Object argument) {
    return argument instanceof String
        || argument instanceof Enum<?>
        || argument instanceof Integer
        || argument instanceof Long
        || argument instanceof Boolean
        || argument instanceof Character
        || argument == null;
  }

  private Node first(@Nullable Object argument) {
    String text = tree.text(argument);
    Object key = isValue(argument) ? argument : text;
    Node known = key == argument ? null : byArgument.get(key);
    if (known != null && !known.hasEnded()) {
      return known;
    }
    Node found = ofValue(tree.labels().value(label, text));
    remember(argument, key, found);
    tree.writeEvents();
    return found;
  }

  private Node ofValue(String value) {
    CustomLabels labels = tree.labels();
    if (!labels.admits(label, value)) {
      return other();
    }
    Node known = byArgument.get(value);
    if (known != null && !known.hasEnded()) {
      return known;
    }
    ArgumentValues wanted = above.and(value);
    ArgumentValues place = tree.place(wanted);
    return place.equals(wanted) ? create(value, wanted) : tree.refused(place);
  }

  private Node create(String value, ArgumentValues values) {
    synchronized (tree) {
      Node known = byArgument.get(value);
      if (known != null && !known.hasEnded()) {
        return known;
      }
      if (known != null) {
        byArgument.removeAll(Set.of(known));
      }
      return byArgument.putIfAbsent(value, tree.node(values));
    }
  }

  private Node other() {
    Node known = other;
    if (known != null && !known.hasEnded()) {
      return known;
    }
    ArgumentValues wanted = above.andOther();
    ArgumentValues place = tree.place(wanted);
    Node fresh = place.equals(wanted) ? tree.node(wanted) : tree.refused(place);
    other = fresh;
    return fresh;
  }

  private void remember(@Nullable Object argument, @Nullable Object key, Node found) {
    synchronized (tree) {
      if (found == other || tree.isRefused(found) || found == known(argument)) {
        return;
      }
      if (byOrdinal.holds(argument)) {
        byOrdinal.put(argument, found);
      } else if (mayKnowBy(key) && found.takesKey()) {
        Node before = byArgument.get(key);
        if (before != null && before.hasEnded()) {
          byArgument.removeAll(Set.of(before));
        }
        byArgument.putIfAbsent(key, found);
      }
    }
  }

  private boolean mayKnowBy(@Nullable Object key) {
    return byArgument.size() < KEYS_OF_VALUE * tree.labels().most(label)
        && !(key instanceof String text && text.length() > LONGEST_KEY);
  }

  /** Brings all below into being, where all values of all labels are known in advance. */
  void expose() {
    for (String value : tree.labels().arguments().get(label).values()) {
      if (ofValue(value) instanceof Branch<?> next) {
        next.expose();
      }
    }
  }

  /** Lets go of what has ended; the tree is locked. Tells whether nothing is left. */
  boolean prune() {
    Set<Node> gone = new HashSet<>();
    for (Node child : byArgument.values()) {
      if (child instanceof Branch<?> next ? next.prune() : child.hasEnded()) {
        gone.add(child);
      }
    }
    if (!gone.isEmpty()) {
      byArgument.removeAll(gone);
    }
    byOrdinal.removeAll(gone);
    Node beyond = other;
    if (beyond != null && (beyond instanceof Branch<?> next ? next.prune() : beyond.hasEnded())) {
      other = null;
    }
    return byArgument.size() == 0 && other == null;
  }

  /** How many branches there are below, and data points that they know. */
  int size() {
    return byArgument.values().stream()
        .mapToInt(child -> child instanceof Branch<?> next ? 1 + next.size() : 1)
        .sum();
  }

  @Override
  boolean hasEnded() {
    return false;
  }

  @Override
  public String toString() {
    return tree + " " + above.values() + (other == null ? "" : " " + LabelValues.OTHER);
  }
}
