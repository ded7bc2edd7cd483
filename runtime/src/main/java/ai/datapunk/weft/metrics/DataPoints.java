package ai.datapunk.weft.metrics;

import ai.datapunk.weft.record.ArgumentValues;
import ai.datapunk.weft.record.CustomLabels;
import ai.datapunk.weft.store.CellHolder;
import ai.datapunk.weft.store.Ending;
import ai.datapunk.weft.store.MetricStore;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The data points of one metric in one store: a tree with a level for each label. Thread-safe; a
 * lock is taken where a label set comes for the first time, and no user's code runs under it.
 *
 * @param <P> what is recorded with
 */
final class DataPoints<P extends DataPoint> implements CellHolder {

  private final MetricSpec spec;
  private final MetricStore store;
  private final CustomLabels labels;
  private final PointFactory<P> factory;
  private final List<EnumOrdinals> ordinals;
  private final Node root;

  /** All that record, also those that only somebody else still has. */
  private final Set<P> all = ConcurrentHashMap.newKeySet();

  /** Of label sets that a limit refuses: as many as there are combinations of closed labels. */
  private final Map<ArgumentValues, P> refused = new ConcurrentHashMap<>();

  /**
   * Defines the metric in a store, and brings its series into being whose label values are known.
   *
   * @throws IllegalArgumentException if the name is in use otherwise
   */
  DataPoints(MetricSpec spec, MetricStore store, PointFactory<P> factory) {
    this.spec = spec;
    this.store = store;
    this.factory = factory;
    this.labels = new CustomLabels(spec.name(), spec.constantLabels(), spec.arguments(), store);
    factory.define(spec, store, labels.names());
    labels.declare();
    this.ordinals =
        spec.labels().stream().map(label -> new EnumOrdinals(label.constants())).toList();
    this.root = node(ArgumentValues.NONE);
    store.hold(this);
    if (root instanceof Branch<?> branch
        && labels.areClosed()
        && factory.areThereFromTheBeginning()) {
      branch.expose();
    }
    store.events().write();
  }

  MetricStore store() {
    return store;
  }

  /** Those of a label's enum; of none, where it is of another type. */
  EnumOrdinals ordinals(int label) {
    return ordinals.get(label);
  }

  CustomLabels labels() {
    return labels;
  }

  MetricSpec spec() {
    return spec;
  }

  /** Where these values are recorded, which are as they are while some are still to come. */
  ArgumentValues place(ArgumentValues values) {
    return labels.isComplete(values) ? factory.place(labels, values) : values;
  }

  /** A new data point of these values, or the branch of the next label's. */
  Node node(ArgumentValues values) {
    return labels.isComplete(values) ? dataPoint(values) : new Branch<>(this, values);
  }

  private P dataPoint(ArgumentValues values) {
    P fresh = factory.create(this, values);
    all.add(fresh);
    return fresh;
  }

  /** A thread that still has it may record with it again just then. */
  private void leave(P ended) {
    all.remove(ended);
    if (!ended.hasEnded()) {
      all.add(ended);
    }
  }

  /** A data point that was let go of and is recorded with again. */
  void add(P again) {
    all.add(again);
  }

  /** How many data points there are, and branches that lead to them. */
  int size() {
    return all.size() + (root instanceof Branch<?> branch ? branch.size() : 0);
  }

  /** The data point of all label sets that are recorded with these values. */
  P refused(ArgumentValues place) {
    P known = refused.get(place);
    return known != null && !known.hasEnded() ? known : firstRefused(place);
  }

  private synchronized P firstRefused(ArgumentValues place) {
    P known = refused.get(place);
    if (known == null || known.hasEnded()) {
      known = dataPoint(place);
      refused.put(place, known);
    }
    return known;
  }

  /** Whether it is one of label sets that a limit refuses. */
  boolean isRefused(Node node) {
    return refused.containsValue(node);
  }

  /** The data point of a metric without labels. */
  @SuppressWarnings("unchecked")
  P dataPoint() {
    if (root instanceof Branch<?>) {
      throw wrongNumber(0);
    }
    return (P) root;
  }

  /** What is recorded with for the values of all labels. */
  P dataPoint(@Nullable Object[] values) {
    if (values.length == 0) {
      return dataPoint();
    }
    Branch<P> branch = branch(values.length);
    for (int i = 0; i < values.length - 1; i++) {
      branch = branch.next(values[i]);
    }
    return branch.dataPoint(values[values.length - 1]);
  }

  /** The values of the first of so many labels. */
  @SuppressWarnings("unchecked")
  Branch<P> branch(int given) {
    if (given != labels.arguments().size()) {
      throw wrongNumber(given);
    }
    return (Branch<P>) root;
  }

  private IllegalArgumentException wrongNumber(int given) {
    return new IllegalArgumentException(
        spec.name()
            + " has the labels "
            + spec.arguments().stream().map(label -> label.name()).toList()
            + ", but "
            + given
            + (given == 1 ? " value was given" : " values were given"));
  }

  /** What an argument says of itself; null where it cannot. */
  @Nullable String text(@Nullable Object argument) {
    try {
      return CustomLabels.text(argument);
    } catch (Throwable fault) {
      store.recordingFailed(fault);
      return null;
    }
  }

  /** Writes what is to be logged, of limits that were reached. To be called unlocked. */
  void writeEvents() {
    store.events().write();
  }

  @Override
  public void letGo(Ending ending) {
    all.forEach(
        each -> {
          each.letGo(ending);
          if (each.hasEnded()) {
            leave(each);
          }
        });
    synchronized (this) {
      refused.values().removeIf(Node::hasEnded);
      if (root instanceof Branch<?> branch) {
        branch.prune();
      }
    }
  }

  @Override
  public String toString() {
    return spec.name();
  }
}
