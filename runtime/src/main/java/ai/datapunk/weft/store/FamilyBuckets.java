package ai.datapunk.weft.store;

import ai.datapunk.weft.contract.Family;

/** The buckets of families, as the store has them. */
final class FamilyBuckets {

  private FamilyBuckets() {}

  /** The default buckets of a histogram. */
  static BucketBounds bounds(Family family) {
    if (family.buckets().isEmpty()) {
      throw new IllegalStateException(family.metricName() + " is not a histogram");
    }
    return BucketBounds.of(family.unit(), family.buckets());
  }
}
