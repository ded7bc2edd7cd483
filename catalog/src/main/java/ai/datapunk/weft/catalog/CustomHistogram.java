package ai.datapunk.weft.catalog;

import ai.datapunk.weft.contract.HistogramType;
import java.util.List;

/**
 * A histogram of a user's own.
 *
 * @param buckets upper bounds in seconds, without {@code +Inf}; the default ones if none were
 *     given, and none where all buckets are native
 * @param labels the constant ones first, then those from arguments
 */
public record CustomHistogram(
    String name,
    String help,
    HistogramType histogram,
    List<Double> buckets,
    List<CatalogLabel> labels) {

  /** Makes the lists unmodifiable. */
  public CustomHistogram {
    buckets = List.copyOf(buckets);
    labels = List.copyOf(labels);
  }
}
