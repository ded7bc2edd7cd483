package ai.datapunk.weft.monitoring.explorer;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.monitoring.promql.Histogram;
import ai.datapunk.weft.monitoring.promql.Matchers;
import ai.datapunk.weft.monitoring.promql.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Calls that just a metric of an application's own counts, as {@code @Timed(metric = …)} has it: it
 * has neither the labels of the mesh families nor how calls end.
 */
final class OwnCalls {

  private static final String JOB = "job";
  private static final double SHARE = 0.95;

  /** By which series of different metrics differ until they are put together. */
  private static final String SERIES = "series";

  private record Part(
      String service, String operation, Histogram histogram, HistogramType buckets) {

    /** With the labels that the mesh families have. */
    String named(Query query) {
      String named = query.text();
      Map<String, String> labels =
          Map.of("service", service, "operation", operation, SERIES, histogram.whole().selector());
      for (Map.Entry<String, String> label : new TreeMap<>(labels).entrySet()) {
        named =
            "label_replace(%s, \"%s\", %s, \"\", \"\")"
                .formatted(named, label.getKey(), Matchers.quoted(dollars(label.getValue())));
      }
      return named;
    }

    /** What follows a dollar would be taken from what is matched. */
    private static String dollars(String text) {
      return text.replace("$", "$$");
    }
  }

  private final String range;
  private final Collection<Catalog> catalogs;

  /** Those of these catalogs, over so long. */
  OwnCalls(Collection<Catalog> catalogs, String range) {
    this.catalogs = catalogs;
    this.range = range;
  }

  /** Queries of services, by what they ask for: of calls that nothing else counts. */
  SortedMap<String, String> ofServices() {
    Set<Histogram> known = new HashSet<>();
    List<Part> parts =
        parts(method -> method.service() == null).stream()
            .filter(part -> known.add(part.histogram()))
            .toList();
    return queries(parts, "job, service");
  }

  /**
   * Queries of operations, by what they ask for: of those that nothing else tells apart. Where
   * several record in the same series, nobody can.
   */
  SortedMap<String, String> ofOperations() {
    Collection<Part> parts = parts(method -> method.retry() == null);
    Map<Histogram, Integer> uses = new HashMap<>();
    parts.forEach(part -> uses.merge(part.histogram(), 1, Integer::sum));
    List<Part> alone =
        parts.stream().filter(part -> uses.getOrDefault(part.histogram(), 0) == 1).toList();
    return queries(alone, "job, service, operation");
  }

  private Collection<Part> parts(Predicate<CatalogMethod> chosen) {
    Set<Part> parts = new LinkedHashSet<>();
    for (Catalog catalog : catalogs) {
      for (CatalogMethod method : catalog.methods()) {
        CustomMetric metric = method.metric();
        if (metric != null && chosen.test(method)) {
          parts.add(
              new Part(
                  MethodList.service(catalog.application(), method),
                  MethodList.operation(method),
                  histogram(metric, catalog.application()),
                  metric.histogram()));
        }
      }
    }
    return parts;
  }

  /** Another application may have a metric of that name, and record something else in it. */
  private Histogram histogram(CustomMetric metric, String application) {
    Histogram own = Histogram.of(metric);
    boolean isShared =
        catalogs.stream()
            .filter(catalog -> !catalog.application().equals(application))
            .flatMap(catalog -> catalog.methods().stream())
            .map(CatalogMethod::metric)
            .anyMatch(other -> other != null && other.name().equals(metric.name()));
    if (!isShared) {
      return own;
    }
    SortedMap<String, String> values = new TreeMap<>(own.values());
    values.put(JOB, application);
    return new Histogram(own.metric(), own.labels(), values);
  }

  private SortedMap<String, String> queries(Collection<Part> parts, String by) {
    SortedMap<String, String> queries = new TreeMap<>();
    if (!parts.isEmpty()) {
      queries.put(
          "own",
          together(
              "sum by (" + by + ")",
              parts,
              part -> part.histogram().rate(part.buckets(), range, JOB)));
      queries.put(
          "ownDuration",
          together(
              "max by (" + by + ")",
              parts,
              part -> part.histogram().quantile(part.buckets(), SHARE, range, JOB)));
    }
    return queries;
  }

  private static String together(
      String aggregation, Collection<Part> parts, Function<Part, Query> query) {
    return parts.stream()
        .map(part -> part.named(query.apply(part)))
        .collect(joining("\nor\n", aggregation + " (\n", "\n)"));
  }
}
