package ai.datapunk.weft.catalog;

import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.contract.MetricType;
import java.util.List;

/**
 * A metric of a user's own.
 *
 * @param instrument what records in it
 * @param histogram how a histogram keeps its buckets; without meaning for other types
 * @param buckets a histogram's upper bounds in its unit, without {@code +Inf}; the default ones if
 *     none were given, and none where all buckets are native
 * @param labels the constant ones first, then those from arguments, then that of a state set's
 *     states
 */
public record CustomMetric(
    String name,
    Instrument instrument,
    String help,
    HistogramType histogram,
    List<Double> buckets,
    List<CatalogLabel> labels) {

  /** Makes the lists unmodifiable. */
  public CustomMetric {
    buckets = List.copyOf(buckets);
    labels = List.copyOf(labels);
  }

  /** What Prometheus takes it for. */
  public MetricType type() {
    return instrument.type();
  }
}
