package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The series of one family by their label values: the one place where a label set is admitted or
 * ends. Thread-safe, but for {@link #collect}.
 *
 * @param <S> what a series is
 * @param <D> what a series gives at a scrape
 */
final class SeriesTable<S extends Series<D>, D extends DataPointSnapshot> {

  static final String ERROR_TYPE = "error_type";

  /**
   * Where a label set is recorded.
   *
   * @param values the label values of that series
   * @param overflows whether that is not its own, because of a limit
   */
  record Place<S>(List<String> values, S series, boolean overflows) {}

  private final String family;
  private final FamilyLabels labels;
  private final Function<Labels, S> create;
  private final Map<List<String>, S> series = new ConcurrentHashMap<>();
  private final FamilySnapshot<S, D> snapshot;
  private final LimitTeller teller;
  private final FamilyPlaces places;
  private final ErrorTypesOfServices errorTypes;

  /**
   * An empty table.
   *
   * @param family the name by which users know it
   * @param events keeps what is to be logged
   */
  SeriesTable(
      String family,
      MetricMetadata metadata,
      List<String> labelNames,
      Function<Labels, S> create,
      BiFunction<MetricMetadata, List<D>, MetricSnapshot> snapshot,
      RetiredInstances retired,
      LabelSetLimits limits,
      EventLog events) {
    this.family = family;
    this.labels = new FamilyLabels(labelNames);
    this.create = create;
    this.snapshot = new FamilySnapshot<>(metadata, snapshot, retired, series.values(), events);
    this.teller = new LimitTeller(family, events);
    this.places = new FamilyPlaces(family, limits, teller);
    this.errorTypes = new ErrorTypesOfServices(family, labelNames, limits, teller);
  }

  /** The series with these label values, if there is one. */
  @Nullable S known(List<String> labelValues, Openness openness) {
    S known = series.get(labelValues);
    // Where code names everything, nothing lasts that did not before.
    return known == null || !known.isEndable() || Openness.isNamed(openness)
        ? known
        : lasting(labelValues, openness);
  }

  /** A series that all know in advance who record in it now does not end any more. */
  private synchronized @Nullable S lasting(List<String> values, Openness openness) {
    S known = series.get(values);
    if (known != null && !labels.mayEnd(values, openness)) {
      known.endable(false);
    }
    return known;
  }

  /** The series that may end because nobody touches them. */
  List<CountedSeries<?>> endable() {
    List<CountedSeries<?>> endable = new ArrayList<>();
    for (S each : series.values()) {
      if (each instanceof CountedSeries<?> counted && each.isEndable()) {
        endable.add(counted);
      }
    }
    return endable;
  }

  /** Ends a series that has counted no more than this, and tells whether it has ended. */
  synchronized boolean endUnlessMoreThan(CountedSeries<?> idle, double seen) {
    List<String> values = values(idle);
    S known = series.get(values);
    if (known != idle || !idle.isEndable() || !idle.endUnlessMoreThan(seen)) {
      return false;
    }
    series.remove(values);
    left(values, known);
    return true;
  }

  /** All series. */
  Collection<S> all() {
    return series.values();
  }

  /** The label values of a series, in the order of the family's labels. */
  List<String> values(Series<?> of) {
    return labels.values(of.labels());
  }

  /**
   * Where a label set is recorded, which comes into being if it is not there. Values that are not
   * Unicode are made so first: series that a scrape shows as one are one.
   *
   * @throws IllegalArgumentException if there are not as many values as the family has labels
   */
  Place<S> admit(List<String> labelValues, Openness openness) {
    if (labelValues.size() != labelNames().size()) {
      throw new IllegalArgumentException(
          metadata().getName()
              + " has the labels "
              + labelNames()
              + " but was given "
              + labelValues);
    }
    List<String> valid = LabelText.valid(labelValues);
    Place<S> beyond = places.isRefusalKnown() ? beyond(valid, openness) : null;
    return beyond != null ? beyond : admitValid(List.copyOf(valid), openness);
  }

  /** The short way for a label set that is surely refused; null if there is another one for it. */
  private @Nullable Place<S> beyond(List<String> valid, Openness openness) {
    if (series.containsKey(valid)) {
      return null;
    }
    List<String> others = labels.others(valid, openness);
    S other = known(others, openness);
    return other == null ? null : new Place<>(others, other, true);
  }

  private Place<S> admitValid(List<String> valid, Openness openness) {
    List<String> typed;
    S own;
    do {
      typed = typed(valid);
      own = own(typed, openness);
      // Another thread may have taken the last place of an error type meanwhile.
    } while (own == null && !typed.equals(typed(valid)));
    if (own != null) {
      return new Place<>(typed, own, !typed.equals(valid));
    }
    tellRefused(typed, openness);
    List<String> others = labels.others(typed, openness);
    S other = own(others, openness);
    if (other == null) {
      throw new IllegalStateException("What is beyond a limit has a place");
    }
    return new Place<>(others, other, true);
  }

  /** The values with an error type that is told apart; but for a label set without a place. */
  private List<String> typed(List<String> valid) {
    return errorTypes.tellsApart(valid) || !(series.containsKey(valid) || places.haveRoom())
        ? valid
        : errorTypes.bounded(valid);
  }

  /** The series of a label set; null if a limit refuses it one of its own. */
  private @Nullable S own(List<String> values, Openness openness) {
    S known = known(values, openness);
    if (known != null) {
      return known;
    }
    boolean counts = !labels.open(values, openness).isEmpty();
    if (counts && !places.haveRoom()) {
      return null;
    }
    S fresh = create.apply(labels.of(values));
    synchronized (this) {
      S first = known(values, openness);
      if (first != null) {
        return first;
      }
      if (!openness.hold(labelNames(), values)
          || (counts && !errorTypes.tellsApart(values))
          || !places.take(counts)) {
        return null;
      }
      fresh.counts(counts);
      fresh.endable(labels.mayEnd(values, openness));
      add(values, fresh);
    }
    places.tellIfBelow();
    return fresh;
  }

  /** A label set was refused, which is told once. */
  void tellRefused(List<String> values, Openness openness) {
    if (places.isRefusalNews()) {
      places.refused(labels, labels.open(values, openness), series.keySet());
    }
  }

  /** Its place is taken, and given back if this fails. */
  private void add(List<String> values, S fresh) {
    boolean added = false;
    try {
      series.put(values, fresh);
      added = true;
    } finally {
      if (!added) {
        places.give(fresh.counts());
      }
    }
    errorTypes.came(values);
    snapshot.changed();
  }

  /** Brings a label set into being that has taken its place already, unless it is there. */
  synchronized void addTaken(List<String> values) {
    if (series.containsKey(values)) {
      places.give(true);
      return;
    }
    S fresh = create.apply(labels.of(values));
    fresh.counts(true);
    add(values, fresh);
  }

  /** Whether the family tells this error type of a service apart from others, or would. */
  boolean tellsApart(String service, String errorType) {
    return errorTypes.tellsApart(LabelText.valid(service), LabelText.valid(errorType));
  }

  /** Ends the series with these label values. */
  synchronized void end(List<String> labelValues) {
    List<String> values = LabelText.valid(labelValues);
    S ended = series.remove(values);
    if (ended != null) {
      left(values, ended);
    }
  }

  /** Ends all series of an instance, where the family is one of instances. */
  synchronized void forget(String service, String instance) {
    List<String> ended = LabelText.valid(List.of(service, instance));
    int serviceAt = labelNames().indexOf(RetiredInstances.SERVICE);
    int instanceAt = labelNames().indexOf(RetiredInstances.INSTANCE);
    if (serviceAt < 0 || instanceAt < 0) {
      return;
    }
    series
        .entrySet()
        .removeIf(
            each -> {
              List<String> values = each.getKey();
              boolean gone =
                  values.get(instanceAt).equals(ended.get(1))
                      && values.get(serviceAt).equals(ended.get(0));
              if (gone) {
                left(values, each.getValue());
              }
              return gone;
            });
  }

  private void left(List<String> values, S ended) {
    ended.leave();
    places.give(ended.counts());
    errorTypes.left(values);
    snapshot.changed();
  }

  /** How often its series have changed. */
  long changes() {
    return snapshot.changes();
  }

  /** The series that a scrape shows where they have a value. */
  List<S> shown() {
    return snapshot.shown();
  }

  /** Who tells of the family's limits. */
  LimitTeller teller() {
    return teller;
  }

  /** The name by which users know it. */
  String family() {
    return family;
  }

  MetricMetadata metadata() {
    return snapshot.metadata();
  }

  List<String> labelNames() {
    return labels.names();
  }

  /** All values as of the last freeze. The store calls it for one scrape at a time. */
  MetricSnapshot collect() {
    return snapshot.take();
  }
}
