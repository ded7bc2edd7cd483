package ai.datapunk.weft.store;

import ai.datapunk.weft.annotation.HistogramType;
import java.util.Locale;

/**
 * The buckets of a histogram.
 *
 * @param bounds the upper bounds of its fixed buckets, if it has such
 * @param type how they are kept; not {@link HistogramType#DEFAULT}
 */
record HistogramShape(BucketBounds bounds, HistogramType type) {

  boolean isClassic() {
    return type != HistogramType.NATIVE;
  }

  boolean isNative() {
    return type == HistogramType.NATIVE || type == HistogramType.BOTH;
  }

  /** What a cell must count in so that this histogram can be derived from it. */
  BucketBounds cellBounds() {
    return isNative() ? bounds.union(nativeBuckets().bounds()) : bounds;
  }

  NativeBuckets nativeBuckets() {
    return NativeBuckets.of(bounds.unit());
  }

  /** As in "it exists with the …". */
  @Override
  public String toString() {
    return "buckets " + bounds + " (" + type.name().toLowerCase(Locale.ROOT) + ")";
  }
}
