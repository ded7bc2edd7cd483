package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogChange.Effect;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.PlainNumber;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which series appear, vanish or change between two catalogs. Metrics are compared by name; the
 * label sets of a family by service and operation, so that an operation that goes is one change.
 * Objectives are compared by the series that measure them, and calls by who calls whom.
 */
public final class CatalogDiff {

  private final List<CatalogChange> changes = new ArrayList<>();

  private CatalogDiff() {}

  /** The changes, the worst first. */
  public static List<CatalogChange> between(Catalog older, Catalog newer) {
    CatalogDiff diff = new CatalogDiff();
    diff.compareApplications(older.application(), newer.application());
    Map<String, CatalogMetric> before = byName(older);
    Map<String, CatalogMetric> after = byName(newer);
    for (String name : union(before.keySet(), after.keySet())) {
      diff.compare(name, before.get(name), after.get(name));
    }
    diff.changes.addAll(ObjectiveDiff.between(older, newer));
    diff.changes.addAll(CallDiff.between(older, newer));
    return diff.changes.stream()
        .sorted(
            Comparator.comparing(CatalogChange::effect)
                .thenComparing(CatalogChange::series)
                .thenComparing(CatalogChange::what))
        .toList();
  }

  private void compareApplications(String before, String after) {
    if (before.isEmpty() && !after.isEmpty()) {
      add(Effect.ADDS, "application", "is named " + after);
    } else if (!before.equals(after)) {
      String now = after.isEmpty() ? "has no name" : "is " + after;
      add(Effect.CHANGES, "application", "was " + before + " and " + now);
    }
  }

  private void compare(String name, @Nullable CatalogMetric before, @Nullable CatalogMetric after) {
    if (before == null) {
      add(Effect.ADDS, name, "appears with " + Objects.requireNonNull(after).series() + " series");
    } else if (after == null) {
      add(Effect.BREAKS, name, "vanishes with " + before.series() + " series");
    } else {
      compareShape(name, before, after);
      compareSets(name, before, after);
    }
  }

  private void compareShape(String name, CatalogMetric before, CatalogMetric after) {
    if (before.type() != after.type()) {
      add(
          Effect.BREAKS,
          name,
          "was a " + before.type().label() + " and is a " + after.type().label());
    }
    compareNames(name, "label", before.labelNames(), after.labelNames(), Effect.CHANGES);
    if (before.histogram() != after.histogram()) {
      compareHistograms(name, before.histogram(), after.histogram());
    }
    // Where all of them come or go, the type has said so already.
    if (before.histogram().isClassic() && after.histogram().isClassic()) {
      compareNames(name, "bucket", bounds(before), bounds(after), Effect.ADDS);
    }
  }

  private void compareHistograms(String name, HistogramType before, HistogramType after) {
    boolean fixedGo = before.isClassic() && !after.isClassic();
    boolean nativeGo = before.isNative() && !after.isNative();
    // With both, a server that knows native buckets stops to take the fixed ones.
    Effect otherwise = before.isClassic() ? Effect.CHANGES : Effect.ADDS;
    add(
        fixedGo || nativeGo ? Effect.BREAKS : otherwise,
        name,
        "the histogram type was "
            + before.label()
            + " and is "
            + after.label()
            + (fixedGo ? ": its _bucket series are gone" : ""));
  }

  private void compareSets(String name, CatalogMetric before, CatalogMetric after) {
    Map<String, List<LabelSet>> olderSets = byTarget(name, before);
    Map<String, List<LabelSet>> newerSets = byTarget(name, after);
    for (String target : union(olderSets.keySet(), newerSets.keySet())) {
      List<LabelSet> older = olderSets.getOrDefault(target, List.of());
      List<LabelSet> newer = newerSets.getOrDefault(target, List.of());
      if (older.isEmpty()) {
        add(Effect.ADDS, target, LabelSet.total(newer) + " series appear");
      } else if (newer.isEmpty()) {
        add(Effect.BREAKS, target, LabelSet.total(older) + " series vanish");
      } else {
        changes.addAll(LabelSetDiff.between(name, target, older, newer));
      }
    }
  }

  private void compareNames(
      String series, String what, Iterable<?> before, Iterable<?> after, Effect ofAdding) {
    NavigableSet<String> older = texts(before);
    NavigableSet<String> newer = texts(after);
    for (String text : union(older, newer)) {
      if (!newer.contains(text)) {
        add(Effect.BREAKS, series, "the " + what + " " + text + " is gone");
      } else if (!older.contains(text)) {
        add(ofAdding, series, "the " + what + " " + text + " is new");
      }
    }
  }

  private void add(Effect effect, String series, String what) {
    changes.add(new CatalogChange(effect, series, what));
  }

  private static Map<String, CatalogMetric> byName(Catalog catalog) {
    return catalog.metrics().stream()
        .collect(Collectors.toMap(CatalogMetric::name, metric -> metric));
  }

  private static Map<String, List<LabelSet>> byTarget(String name, CatalogMetric metric) {
    return metric.labelSets().stream()
        .collect(
            Collectors.groupingBy(set -> selector(name, set), TreeMap::new, Collectors.toList()));
  }

  private static String selector(String metric, LabelSet set) {
    return Selectors.of(
        metric,
        set.labels().stream()
            .filter(label -> label.name().equals("service") || label.name().equals("operation"))
            .toList());
  }

  private static List<String> bounds(CatalogMetric metric) {
    return metric.buckets().stream().map(PlainNumber::withFraction).toList();
  }

  private static NavigableSet<String> texts(Iterable<?> objects) {
    NavigableSet<String> texts = new TreeSet<>();
    objects.forEach(object -> texts.add(object.toString()));
    return texts;
  }

  private static NavigableSet<String> union(Iterable<String> some, Iterable<String> others) {
    NavigableSet<String> union = new TreeSet<>();
    Stream.of(some, others).forEach(names -> names.forEach(union::add));
    return union;
  }
}
