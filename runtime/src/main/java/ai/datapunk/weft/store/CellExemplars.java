package ai.datapunk.weft.store;

import io.prometheus.metrics.model.snapshots.Exemplar;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The newest exemplar of each bucket of a cell. Thread-safe. */
final class CellExemplars {

  private final ExemplarSampler sampler;
  private final AtomicReferenceArray<@Nullable Exemplar> byBucket;
  private volatile @Nullable Exemplar newest;

  CellExemplars(ExemplarSampler sampler, int buckets) {
    this.sampler = sampler;
    this.byBucket = new AtomicReferenceArray<>(buckets);
  }

  /** Takes an exemplar if one is due. Threads that come at once may each take one. */
  void sample(long nanos, int bucket) {
    Exemplar before = newest;
    Exemplar exemplar = sampler.sample(nanos, before == null ? 0 : before.getTimestampMillis());
    if (exemplar != null) {
      newest = exemplar;
      byBucket.set(bucket, exemplar);
    }
  }

  @Nullable Exemplar newest() {
    return newest;
  }

  void addTo(List<Exemplar> exemplars) {
    for (int i = 0; i < byBucket.length(); i++) {
      Exemplar exemplar = byBucket.get(i);
      if (exemplar != null) {
        exemplars.add(exemplar);
      }
    }
  }
}
