package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.contract.MetricType;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One metric that a user named: its table, and the values that its labels have. Thread-safe. */
final class CustomMetric implements Openness {

  private final Instrument instrument;

  /** Null of all but histograms. */
  private final @Nullable HistogramShape shape;

  private final SeriesTable<?, ?> table;
  private final Map<String, LabelValueSet> values = new ConcurrentHashMap<>();

  /** Of a state set, by the values of all other labels: the name of the state. */
  private final Map<List<String>, AtomicReference<String>> states = new ConcurrentHashMap<>();

  CustomMetric(Instrument instrument, @Nullable HistogramShape shape, SeriesTable<?, ?> table) {
    this.instrument = instrument;
    this.shape = shape;
    this.table = table;
  }

  MetricType type() {
    return instrument.type();
  }

  SeriesTable<?, ?> table() {
    return table;
  }

  /** The buckets; null of all but histograms. */
  @Nullable HistogramShape shape() {
    return shape;
  }

  LabelValueSet values(String label) {
    return values.computeIfAbsent(
        label, unknown -> new LabelValueSet(table.family(), unknown, table.teller()));
  }

  /** The state of a state set, which all that set it share. */
  AtomicReference<String> state(List<String> otherValues) {
    return states.computeIfAbsent(otherValues, first -> new AtomicReference<>());
  }

  @Override
  public boolean isOpen(String label, String value) {
    return !values(label).isClosed(value);
  }

  @Override
  public boolean hold(List<String> labelNames, List<String> labelValues) {
    for (int i = 0; i < labelNames.size(); i++) {
      String label = labelNames.get(i);
      String value = labelValues.get(i);
      if (counts(label, value) && !values(label).holds(value)) {
        return false;
      }
    }
    return true;
  }

  /** Gives back the places of the label values that no series has. */
  void giveBack() {
    // A label set that comes into being takes the places of its values under this lock.
    synchronized (table) {
      for (String label : table.labelNames()) {
        Set<String> held = new HashSet<>();
        table.all().forEach(series -> held.add(String.valueOf(series.labels().get(label))));
        values(label).giveBackAllBut(held);
      }
    }
  }

  /** The series with these values; null if there is none. */
  @Nullable Series<?> known(List<String> labelValues) {
    return table.known(labelValues, this);
  }

  /** Where a label set is recorded, which is there from this call on. */
  SeriesTable.Place<? extends Series<?>> place(List<String> labelValues) {
    Series<?> known = known(labelValues);
    return known != null
        ? new SeriesTable.Place<>(labelValues, known, false)
        : table.admit(labelValues, this);
  }

  /**
   * Checks that what is said of the metric elsewhere is said of it here.
   *
   * @throws IllegalArgumentException if it is not
   */
  void check(Instrument other, @Nullable HistogramShape otherShape, List<String> otherLabels) {
    List<String> labels = table.labelNames();
    if (instrument != other) {
      throw new IllegalArgumentException(
          table.family()
              + " exists as a metric of type "
              + instrument.label()
              + " and cannot also be one of type "
              + other.label()
              + ": give one of the two metrics another name");
    }
    boolean isSame =
        (shape == null || shape.equals(otherShape))
            && Set.copyOf(labels).equals(Set.copyOf(otherLabels));
    if (!isSame) {
      throw new IllegalArgumentException(
          table.family()
              + " exists with the labels "
              + described(labels, shape)
              + " and cannot also have the labels "
              + described(otherLabels, otherShape)
              + ": give one of the two metrics another name");
    }
  }

  private static String described(List<String> labels, @Nullable HistogramShape shape) {
    return shape == null ? labels.toString() : labels + " and the " + shape;
  }
}
