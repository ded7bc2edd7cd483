package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.LabelValues;
import io.prometheus.metrics.model.snapshots.DataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
  private final MetricMetadata metadata;
  private final List<String> labelNames;
  private final Function<Labels, S> create;
  private final BiFunction<MetricMetadata, List<D>, MetricSnapshot> snapshot;
  private final Map<List<String>, S> series = new ConcurrentHashMap<>();
  private final RetiredInstances retired;
  private final LabelSetLimits limits;
  private final ErrorTypesOfServices errorTypes;
  private final LimitTeller teller;

  /** How many label sets there are that do not count against the limits. Guarded by this. */
  private int closed;

  /** As a snapshot wants them, so that it need not sort all series at each scrape. */
  private List<S> sorted = List.of();

  /** Set after each change of the series, and taken back before they are sorted. */
  private volatile boolean changed;

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
    this.metadata = metadata;
    this.labelNames = labelNames;
    this.create = create;
    this.snapshot = snapshot;
    this.retired = retired;
    this.limits = limits;
    this.errorTypes = new ErrorTypesOfServices(family, limits);
    this.teller = new LimitTeller(family, events);
  }

  /** The series with these label values, if there is one. */
  @Nullable S known(List<String> labelValues, Openness openness) {
    S known = series.get(labelValues);
    // Where code names everything, nothing lasts that did not before.
    return known == null || !known.isEndable() || openness == Openness.NAMED_BY_CODE
        ? known
        : lasting(labelValues, openness);
  }

  /** A series that all know in advance who record in it now does not end any more. */
  private synchronized @Nullable S lasting(List<String> values, Openness openness) {
    S known = series.get(values);
    if (known != null && !mayEnd(values, openness)) {
      known.endable(false);
    }
    return known;
  }

  private boolean mayEnd(List<String> values, Openness openness) {
    for (int i = 0; i < labelNames.size(); i++) {
      if (openness.mayEnd(labelNames.get(i), values.get(i))) {
        return true;
      }
    }
    return false;
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
    left(known);
    return true;
  }

  /** All series. */
  Collection<S> all() {
    return series.values();
  }

  /** The label values of a series, in the order of the family's labels. */
  List<String> values(Series<?> of) {
    Labels labels = of.labels();
    return labelNames.stream().map(name -> String.valueOf(labels.get(name))).toList();
  }

  /**
   * Where a label set is recorded, which comes into being if it is not there. Values that are not
   * Unicode are made so first: series that a scrape shows as one are one.
   *
   * @throws IllegalArgumentException if there are not as many values as the family has labels
   */
  Place<S> admit(List<String> labelValues, Openness openness) {
    if (labelValues.size() != labelNames.size()) {
      throw new IllegalArgumentException(
          metadata.getName() + " has the labels " + labelNames + " but was given " + labelValues);
    }
    List<String> valid = List.copyOf(LabelText.valid(labelValues));
    // A label set that has no place anyway takes none among the error types of its service.
    List<String> typed =
        series.containsKey(valid) || limits.hasRoom(family) ? withinErrorTypes(valid) : valid;
    boolean overflows = !typed.equals(valid);
    S own = own(typed, openness);
    if (own != null) {
      return new Place<>(typed, own, overflows);
    }
    tellRefused(typed, openness);
    List<String> others = others(typed, openness);
    S other = own(others, openness);
    if (other == null) {
      throw new IllegalStateException("What is beyond a limit has a place");
    }
    return new Place<>(others, other, true);
  }

  /** The series of a label set; null if a limit refuses it one of its own. */
  private @Nullable S own(List<String> values, Openness openness) {
    S known = known(values, openness);
    if (known != null) {
      return known;
    }
    boolean counts = !openLabels(values, openness).isEmpty();
    if (counts && !limits.hasRoom(family)) {
      return null;
    }
    S fresh = create.apply(Labels.of(labelNames, values));
    synchronized (this) {
      S first = known(values, openness);
      if (first != null) {
        return first;
      }
      if (!openness.hold(labelNames, values)) {
        return null;
      }
      if (counts && !limits.take(List.of(family))) {
        return null;
      }
      fresh.counts(counts);
      fresh.endable(mayEnd(values, openness));
      add(values, fresh);
    }
    tellIfBelow();
    return fresh;
  }

  /** A label set was refused, which is told once. */
  void tellRefused(List<String> values, Openness openness) {
    if (!limits.hasRoom(family) && teller.isNews(LimitTeller.LABEL_SETS)) {
      teller.refused(limits, labelNames, openLabels(values, openness), series.keySet());
    }
  }

  /** Places are taken. */
  private void add(List<String> values, S fresh) {
    boolean added = false;
    try {
      series.put(values, fresh);
      added = true;
    } finally {
      if (fresh.counts() && !added) {
        limits.give(family);
      }
    }
    closed += fresh.counts() ? 0 : 1;
    changed = true;
  }

  /** Brings a label set into being that has taken its place already, unless it is there. */
  synchronized void addTaken(List<String> values) {
    if (series.containsKey(values)) {
      limits.give(family);
      return;
    }
    S fresh = create.apply(Labels.of(labelNames, values));
    fresh.counts(true);
    add(values, fresh);
  }

  private void tellIfBelow() {
    int limit = limits.ofFamilyAlone(family);
    if (limit > 0) {
      int known;
      synchronized (this) {
        known = closed;
      }
      if (limit < known) {
        teller.below(limit, known);
      }
    }
  }

  private List<String> withinErrorTypes(List<String> values) {
    int typeAt = labelNames.indexOf(ERROR_TYPE);
    int serviceAt = labelNames.indexOf(RetiredInstances.SERVICE);
    if (typeAt < 0
        || serviceAt < 0
        || errorTypes.admit(values.get(serviceAt), values.get(typeAt))) {
      return values;
    }
    if (teller.isNews(ERROR_TYPE)) {
      teller.refused(
          ERROR_TYPE,
          limits.errorTypes(family),
          "weft.family." + family + ".max-error-types, for each service",
          errorTypes.of(values.get(serviceAt)));
    }
    List<String> bounded = new ArrayList<>(values);
    bounded.set(typeAt, LabelValues.OTHER);
    return List.copyOf(bounded);
  }

  /** Whether the family tells this error type of a service apart from others, or would. */
  boolean tellsApart(String service, String errorType) {
    return errorTypes.tellsApart(LabelText.valid(service), LabelText.valid(errorType));
  }

  /** Lets go of the error types of services of which there is no series. */
  void giveBackErrorTypes() {
    int serviceAt = labelNames.indexOf(RetiredInstances.SERVICE);
    if (serviceAt >= 0 && labelNames.contains(ERROR_TYPE)) {
      Set<String> services = new HashSet<>();
      series.keySet().forEach(values -> services.add(values.get(serviceAt)));
      errorTypes.giveBackAllBut(services);
    }
  }

  private List<String> openLabels(List<String> values, Openness openness) {
    List<String> open = new ArrayList<>(labelNames.size());
    for (int i = 0; i < labelNames.size(); i++) {
      if (openness.counts(labelNames.get(i), values.get(i))) {
        open.add(labelNames.get(i));
      }
    }
    return open;
  }

  private List<String> others(List<String> values, Openness openness) {
    List<String> others = new ArrayList<>(values);
    for (int i = 0; i < others.size(); i++) {
      if (openness.counts(labelNames.get(i), values.get(i))) {
        others.set(i, LabelValues.OTHER);
      }
    }
    return others;
  }

  /** Ends the series with these label values. */
  synchronized void end(List<String> labelValues) {
    S ended = series.remove(LabelText.valid(labelValues));
    if (ended != null) {
      left(ended);
    }
  }

  /** Ends all series of an instance, where the family is one of instances. */
  synchronized void forget(String service, String instance) {
    List<String> ended = LabelText.valid(List.of(service, instance));
    int serviceAt = labelNames.indexOf(RetiredInstances.SERVICE);
    int instanceAt = labelNames.indexOf(RetiredInstances.INSTANCE);
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
                left(each.getValue());
              }
              return gone;
            });
  }

  private void left(S ended) {
    ended.leave();
    if (ended.counts()) {
      limits.give(family);
    } else {
      closed--;
    }
    changed = true;
  }

  /** The name by which users know it. */
  String family() {
    return family;
  }

  MetricMetadata metadata() {
    return metadata;
  }

  List<String> labelNames() {
    return labelNames;
  }

  /** All values as of the last freeze. The store calls it for one scrape at a time. */
  MetricSnapshot collect() {
    if (changed) {
      changed = false;
      sorted = new ArrayList<>(series.values());
      sorted.sort(Comparator.comparing(Series::labels));
    }
    List<D> points = new ArrayList<>(sorted.size());
    for (S each : sorted) {
      D point = retired.holds(each.labels()) ? null : each.collect();
      if (point != null) {
        points.add(point);
      }
    }
    return snapshot.apply(metadata, points);
  }
}
