package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.MetricType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Records a duration or a size in several series as one: each set of series has a cell that all of
 * them derive from, so every scrape sees all of a record or nothing. Thread-safe.
 */
final class JointRecorder implements CellHolder {

  /** Where a label set is recorded, and whether that is not its own place. */
  private record Target(SeriesKey key, boolean overflows) {}

  private final FamilyTables tables;
  private final Cells cells;
  private final LabelCleaning labels;

  /** Of label sets that all have series of their own: these are bounded, what is given is not. */
  private final Map<List<SeriesKey>, Cell> bySeries = new ConcurrentHashMap<>();

  private final Map<List<Target>, Cell> byTarget = new ConcurrentHashMap<>();

  JointRecorder(FamilyTables tables, Cells cells, LabelCleaning labels) {
    this.labels = labels;
    this.tables = tables;
    this.cells = cells;
  }

  /**
   * Observes a value in each histogram among these series, and adds one to each counter. A cell is
   * found by the label values as they are given, and made by those that can be shown.
   *
   * @param counted nanoseconds or bytes, as the histograms count; not negative
   * @throws IllegalArgumentException if not all histograms are of one unit
   */
  void record(long counted, SeriesKey... series) {
    Cell known = bySeries.get(List.of(series));
    (known != null ? known : cell(series)).record(counted);
  }

  private Cell cell(SeriesKey... series) {
    List<Target> targets = new ArrayList<>(series.length);
    boolean asGiven = true;
    for (SeriesKey each : series) {
      Target target = target(each);
      targets.add(target);
      asGiven &= target.key.equals(each);
    }
    Cell cell = cell(targets);
    if (asGiven) {
      List<SeriesKey> given = List.of(series);
      bySeries.put(given, cell);
      if (cell.hasEnded()) {
        // Whoever ended it may have looked here before it came; who finds it now is late.
        bySeries.remove(given, cell);
      }
    }
    return cell;
  }

  /** The cell of these series, which is admitted by whoever gets it before the one who made it. */
  private Cell cell(List<Target> targets) {
    Cell known = byTarget.get(targets);
    Cell cell = known != null ? known : put(targets);
    cells.admitOnce(cell);
    return cell;
  }

  private Cell put(List<Target> targets) {
    Cell fresh = create(targets);
    Cell first = byTarget.putIfAbsent(targets, fresh);
    if (first == null) {
      return fresh;
    }
    fresh.forget();
    return first;
  }

  private static List<SeriesKey> keys(List<Target> targets) {
    return targets.stream().map(Target::key).toList();
  }

  @Override
  public void letGo(Ending ending) {
    byTarget.forEach(
        (targets, cell) -> {
          if (ending.takesAttempts(cell, false, () -> present(targets))) {
            byTarget.remove(targets, cell);
            bySeries.remove(keys(targets), cell);
          }
        });
  }

  /** Where the records of these series go now. */
  private Cell present(List<Target> targets) {
    return cell(targets.stream().map(target -> placed(target.key)).toList());
  }

  private Target target(SeriesKey given) {
    SeriesKey key = labels.cleaned(given);
    if (key.family().type() == MetricType.GAUGE) {
      throw new IllegalArgumentException("A gauge counts nothing: " + key);
    }
    return placed(key);
  }

  private Target placed(SeriesKey key) {
    List<String> shown =
        tables.place(key.family(), key.labelValues(), Openness.named(key.family()));
    return shown.equals(key.labelValues())
        ? new Target(key, false)
        : new Target(new SeriesKey(key.family(), shown), true);
  }

  private Cell create(List<Target> targets) {
    BucketBounds bounds =
        targets.stream()
            .map(target -> target.key.family())
            .filter(family -> family.type() == MetricType.HISTOGRAM)
            .map(FamilyBuckets::bounds)
            .reduce(BucketBounds::union)
            .orElse(BucketBounds.DEFAULT);
    return cells.wired(bounds, null, cell -> wire(cell, targets));
  }

  private void wire(Cell cell, List<Target> targets) {
    for (Target target : targets) {
      Family family = target.key.family();
      List<String> values = target.key.labelValues();
      if (family.type() == MetricType.HISTOGRAM) {
        tables.histogram(family, values, Openness.named(family)).derivedFrom(cell);
      } else {
        tables.counter(family, values, Openness.named(family)).derivedFrom(cell);
      }
      if (target.overflows) {
        tables.overflow(family.metricName()).derivedFrom(cell);
      }
    }
  }

  /** A series of the same name that comes later begins at 0, and needs a cell of its own. */
  void end(SeriesKey series) {
    SeriesKey ended = series.valid();
    bySeries.keySet().removeIf(keys -> keys.stream().map(SeriesKey::valid).anyMatch(ended::equals));
    byTarget
        .keySet()
        .removeIf(targets -> targets.stream().anyMatch(target -> target.key.equals(ended)));
  }
}
