package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.registry.PrometheusScrapeRequest;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A collector that makes a registry refuse another metric of the name. It gives no values: the
 * store gives those of all families together, because only so do they agree within a scrape.
 *
 * @param kind Weft's type, since clients have one of their own from 1.5 on only
 * @param customName as a user has declared it; null of a family
 */
record NameHolder(
    ai.datapunk.weft.contract.MetricType kind,
    MetricMetadata metadata,
    Set<String> labelNames,
    @Nullable String customName)
    implements Collector {

  /** The holder of a family's name. */
  static NameHolder of(Family family) {
    return new NameHolder(
        family.type(),
        new MetricMetadata(family.baseName(), family.help()),
        Set.copyOf(family.labels()),
        null);
  }

  /** The same for the family that the client knows by this name; null if that is no family. */
  static @Nullable NameHolder ofFamily(String baseName) {
    for (Family family : Family.values()) {
      if (family.baseName().equals(baseName)) {
        return of(family);
      }
    }
    return null;
  }

  String name() {
    return metadata.getPrometheusName();
  }

  @Override
  public @Nullable MetricSnapshot collect() {
    return null;
  }

  /** The inherited one looks at the snapshot that there is not. */
  @Override
  public @Nullable MetricSnapshot collect(Predicate<String> included) {
    return null;
  }

  @Override
  public @Nullable MetricSnapshot collect(
      Predicate<String> included, PrometheusScrapeRequest request) {
    return null;
  }

  /** What clients ask from 1.7 on. */
  @Override
  public MetricFamilyDescriptor getMetricFamilyDescriptor() {
    return MetricFamilyDescriptor.of(getMetricType(), metadata, labelNames);
  }

  /** What clients ask until 1.6. */
  @Override
  @SuppressWarnings("deprecation")
  public String getPrometheusName() {
    return name();
  }

  /** What 1.5 and 1.6 ask too. */
  @Override
  @SuppressWarnings("deprecation")
  public MetricType getMetricType() {
    return switch (kind) {
      case COUNTER -> MetricType.COUNTER;
      case GAUGE -> MetricType.GAUGE;
      case HISTOGRAM -> MetricType.HISTOGRAM;
      case INFO -> MetricType.INFO;
    };
  }

  @Override
  @SuppressWarnings("deprecation")
  public Set<String> getLabelNames() {
    return labelNames;
  }

  @Override
  @SuppressWarnings("deprecation")
  public MetricMetadata getMetadata() {
    return metadata;
  }
}
