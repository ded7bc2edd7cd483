package ai.datapunk.weft.store;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The values that a label of a user's metric has: those that types bound, and of the others as many
 * as one of its methods declares. Thread-safe.
 */
public final class LabelValueSet {

  private final String metric;
  private final String label;
  private final LimitTeller teller;
  private final Set<String> closed = ConcurrentHashMap.newKeySet();
  private final Set<String> open = ConcurrentHashMap.newKeySet();
  private final LabelMask mask = new LabelMask();
  private volatile int max;

  LabelValueSet(String metric, String label, LimitTeller teller) {
    this.metric = metric;
    this.label = label;
    this.teller = teller;
  }

  /** Has these values from now on, which are known in advance. */
  public void close(Collection<String> values) {
    closed.addAll(values);
  }

  /** Takes this many values that are not known in advance, or more if that was said before. */
  public synchronized void atMost(int values) {
    max = Math.max(max, values);
  }

  /** Whether the value is known in advance. */
  boolean isClosed(String value) {
    return closed.contains(value);
  }

  /** Whether the label may take this value: it did before, or has not yet reached its limit. */
  public boolean admits(String value) {
    if (closed.contains(value) || open.contains(value)) {
      return true;
    }
    // Of threads that bring the last value at once one may find it added by another, and all full.
    if (open.size() < max ? add(value) : open.contains(value)) {
      return true;
    }
    if (teller.isNews()) {
      teller.refused(label, max, "the largest max that is declared for it in " + metric, open);
    }
    return false;
  }

  /** Whether a series may have this value, which has its place from then on. */
  boolean holds(String value) {
    return max == 0 || closed.contains(value) || add(value);
  }

  /** Gives back the places of all values but these. */
  synchronized void giveBackAllBut(Collection<String> held) {
    open.retainAll(held);
  }

  /** How many values there can be. */
  public int most() {
    return closed.size() + max;
  }

  /** A value that can be told from others and not read: the same in all methods of the metric. */
  public String masked(String value) {
    return mask.of(LabelText.valid(value));
  }

  private synchronized boolean add(String value) {
    return open.contains(value) || (open.size() < max && open.add(value));
  }
}
