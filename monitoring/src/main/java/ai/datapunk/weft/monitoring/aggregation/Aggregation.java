package ai.datapunk.weft.monitoring.aggregation;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is recorded for all processes of an application together: of each of Weft's families, and of
 * each metric that the catalogs have besides.
 */
public final class Aggregation {

  /** Where the rules stand in the folder. */
  public static final String RULES = "aggregation/rules.yml";

  /** Where their tests do. */
  public static final String TESTS = "aggregation/rules_test.yml";

  private static final String ABOUT =
      "Named level:metric:operation. The level is the labels that a series keeps beside job: what is"
          + " service:… is for whole services. What ends in :sum is what the processes of now have"
          + " counted; it falls when one ends, so let no rate be taken of it: that is in :rate5m.";

  private final SortedMap<String, List<Recorded>> groups = new TreeMap<>();
  private final List<Measured> measured = new ArrayList<>();
  private final List<String> apart;

  /**
   * For these catalogs.
   *
   * @param apart labels of all targets that sums are by too, as they tell environments apart
   */
  public Aggregation(Collection<Catalog> catalogs, List<String> apart) {
    this.apart = List.copyOf(apart);
    SortedMap<String, Measured> own = own(catalogs);
    List<Recorded> families = new ArrayList<>();
    for (Family family : Family.values()) {
      // An application's own metric of that name is what there is.
      if (!own.containsKey(family.metricName()) && !MetricRules.leftOut().containsKey(family)) {
        measured.add(Measured.of(family, apart));
        families.addAll(MetricRules.of(family, apart));
      }
    }
    for (Ratio ratio : Ratio.values()) {
      families.add(ratio.rule(apart));
    }
    groups.put("weft_aggregation", families);
    measured.addAll(own.values());
    List<Recorded> others = own.values().stream().flatMap(m -> MetricRules.of(m).stream()).toList();
    if (!others.isEmpty()) {
      groups.put("weft_aggregation_of_own_metrics", others);
    }
  }

  /** Of a metric that several have, only the labels that all of them give it are sure. */
  private SortedMap<String, Measured> own(Collection<Catalog> catalogs) {
    SortedMap<String, Measured> own = new TreeMap<>();
    List<CustomMetric> metrics = new ArrayList<>();
    for (Catalog catalog : catalogs) {
      for (CatalogMethod method : catalog.methods()) {
        CustomMetric metric = method.customMetric();
        if (metric != null) {
          metrics.add(metric);
        }
      }
    }
    metrics.forEach(metric -> own.merge(metric.name(), measured(metric), Aggregation::both));
    return own;
  }

  private Measured measured(CustomMetric metric) {
    List<String> labels = metric.labels().stream().map(CatalogLabel::name).sorted().toList();
    return Measured.own(metric.name(), metric.instrument(), metric.histogram(), labels, apart);
  }

  private static Measured both(Measured one, Measured other) {
    List<String> labels = one.labels().stream().filter(other.labels()::contains).toList();
    HistogramType histogram =
        one.histogram() == other.histogram() ? one.histogram() : HistogramType.BOTH;
    return Measured.own(one.name(), one.instrument(), histogram, labels, one.apart());
  }

  /** All that is recorded, in the order in which it is. */
  public List<Recorded> recorded() {
    return groups.values().stream().flatMap(List::stream).toList();
  }

  /** The text of the rules. */
  public String rules() {
    List<YamlMap> written = new ArrayList<>();
    groups.forEach(
        (name, rules) ->
            written.add(
                new YamlMap()
                    .comment(YamlText.lines(written.isEmpty() ? ABOUT : ""))
                    .put("name", name)
                    .put("rules", rules.stream().map(Aggregation::rule).toList())));
    return YamlText.of(new YamlMap().put("groups", written));
  }

  /** The text of their tests. */
  public String tests() {
    return new AggregationTestFile(measured, recorded()).text();
  }

  private static YamlMap rule(Recorded recorded) {
    YamlMap rule = new YamlMap().put("record", recorded.name());
    if (recorded.expression().contains("\n")) {
      rule.putLines("expr", recorded.expression());
    } else {
      rule.put("expr", recorded.expression());
    }
    return recorded.labels().isEmpty() ? rule : rule.put("labels", recorded.labels());
  }

  /** Families that nothing is recorded of, with the reason. */
  public static Map<Family, String> leftOut() {
    return Collections.unmodifiableMap(MetricRules.leftOut());
  }
}
