package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.DefaultBuckets;
import ai.datapunk.weft.contract.Family;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import io.prometheus.metrics.model.snapshots.MetricMetadata;

/** What the store needs of a family in terms of its own and of the Prometheus client's. */
final class FamilyDescriptors {

  private FamilyDescriptors() {}

  /** What the client's registry is told of the family before anything is scraped. */
  static MetricFamilyDescriptor of(Family family) {
    MetricType type =
        switch (family.type()) {
          case COUNTER -> MetricType.COUNTER;
          case GAUGE -> MetricType.GAUGE;
          case HISTOGRAM -> MetricType.HISTOGRAM;
        };
    return MetricFamilyDescriptor.of(
        type, new MetricMetadata(family.baseName(), family.help()), family.labels());
  }

  /** The default buckets of a histogram. */
  static BucketBounds bounds(Family family) {
    if (family.buckets().isEmpty()) {
      throw new IllegalStateException(family.metricName() + " is not a histogram");
    }
    return family.buckets().equals(DefaultBuckets.LOAD_BALANCER)
        ? BucketBounds.LOAD_BALANCER
        : BucketBounds.DEFAULT;
  }
}
