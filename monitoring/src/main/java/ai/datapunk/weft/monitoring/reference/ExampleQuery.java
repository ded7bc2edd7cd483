package ai.datapunk.weft.monitoring.reference;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogMetric;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.monitoring.promql.Query;
import ai.datapunk.weft.monitoring.promql.Series;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one would ask a metric first: of all processes of an application together. */
public final class ExampleQuery {

  private static final String RANGE = "5m";
  private static final double SHARE = 0.95;

  private ExampleQuery() {}

  /** For each metric of these catalogs, by its name. */
  public static SortedMap<String, Query> ofEach(Collection<Catalog> catalogs) {
    SortedMap<String, OwnMetric> own = OwnMetric.of(catalogs);
    SortedMap<String, Query> queries = new TreeMap<>();
    for (CatalogMetric metric : new Catalog(classes(catalogs)).metrics()) {
      OwnMetric known = own.get(metric.name());
      if (known != null) {
        queries.put(metric.name(), of(metric, known));
      } else {
        MetricText.family(metric.name()).ifPresent(f -> queries.put(metric.name(), of(f)));
      }
    }
    return queries;
  }

  private static List<CatalogClass> classes(Collection<Catalog> catalogs) {
    return catalogs.stream().flatMap(catalog -> catalog.classes().stream()).toList();
  }

  /** For one of Weft's families. */
  private static Query of(Family family) {
    String[] by = by(family.labels());
    return switch (family.type()) {
      case COUNTER -> Series.of(family).rate(RANGE).sumBy(by);
      case HISTOGRAM ->
          family == Family.CIRCUIT_BREAKER_RECOVERY_TIME
              ? mean(family.metricName(), by)
              : quantile(family.metricName(), family.labels(), HistogramType.DEFAULT);
      case GAUGE, INFO ->
          switch (family) {
            // The lowest is the worst.
            case CIRCUIT_BREAKER_STATE,
                MESH_CIRCUIT_BREAKER_STATE,
                CIRCUIT_BREAKER_SECONDS_TO_OPEN,
                RETRY_BUDGET_REMAINING,
                LOAD_BALANCER_INSTANCE_HEALTH,
                LOAD_BALANCER_ACTIVE_INSTANCES,
                MESH_HEALTHY_INSTANCES,
                SERVICE_UP,
                HEALTH_STATUS,
                LAST_CHECK_TIMESTAMP ->
                Series.of(family).now().minBy(by);
            case LOAD_BALANCER_ACTIVE_CONNECTIONS -> Series.of(family).now().sumBy(by);
            default -> Series.of(family).now().maxBy(by);
          };
    };
  }

  /** For a metric of a user's own. */
  private static Query of(CatalogMetric metric, OwnMetric own) {
    List<String> labels = own.commonLabels();
    Series series = Series.of(metric.name(), labels);
    String[] by = by(labels);
    return switch (own.first().instrument()) {
      case COUNTER -> series.rate(RANGE).sumBy(by);
      case HISTOGRAM -> quantile(metric.name(), labels, metric.histogram());
      case UP_DOWN_COUNTER, STATE_SET -> series.now().sumBy(by);
      case INFO -> series.now().countBy(by);
      case GAUGE -> series.now().maxBy(by);
    };
  }

  /**
   * Of what is rare, and mostly beyond the last bucket: a circuit is open for ten seconds or more.
   */
  private static Query mean(String name, String... by) {
    Query sum = Series.of(name + "_sum", List.of(by)).rate("1d").sumBy(by);
    return sum.per(Series.of(name + "_count", List.of(by)).rate("1d").sumBy(by));
  }

  private static Query quantile(String name, List<String> labels, HistogramType histogram) {
    if (!histogram.isClassic()) {
      return Series.of(name, labels)
          .rate(RANGE)
          .sumBy(by(labels))
          .within("histogram_quantile(" + SHARE + ", ", ")");
    }
    List<String> buckets = Stream.concat(labels.stream(), Stream.of("le")).toList();
    return Series.of(name + "_bucket", buckets).rate(RANGE).sumBy(by(buckets)).quantile(SHARE);
  }

  private static String[] by(List<String> labels) {
    return Stream.concat(Stream.of("job"), labels.stream()).distinct().toArray(String[]::new);
  }
}
