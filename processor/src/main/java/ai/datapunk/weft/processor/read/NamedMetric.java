package ai.datapunk.weft.processor.read;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.contract.DefaultBuckets;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.HistogramUnit;
import ai.datapunk.weft.contract.MetricNaming;
import ai.datapunk.weft.contract.MetricType;
import java.util.List;

/**
 * What an annotation says of a metric of the user's own: {@code @Timed} with a metric, or one on a
 * method of a metric set.
 *
 * @param nameAttribute the attribute of the annotation that has the name
 * @param buckets empty if none are written, and of all but histograms
 * @param labels the constant ones, as they are written
 * @param histogram the name of a constant of {@code HistogramType}
 */
public record NamedMetric(
    Location at,
    String nameAttribute,
    MetricType type,
    String name,
    String help,
    List<Double> buckets,
    List<String> labels,
    String histogram) {

  /** How the buckets are kept unless something is said. */
  static final String DEFAULT_HISTOGRAM = "DEFAULT";

  /** Makes the lists unmodifiable. */
  public NamedMetric {
    buckets = List.copyOf(buckets);
    labels = List.copyOf(labels);
  }

  /** Where the name stands. */
  public Location nameAt() {
    return at.attribute(nameAttribute);
  }

  /** The unit that the name says. */
  public HistogramUnit unit() {
    return MetricNaming.unit(name);
  }

  /** How a histogram's buckets are kept. */
  public HistogramType histogramType() {
    return HistogramType.valueOf(histogram);
  }

  /** A histogram's upper bounds: those of its unit where none are written, and none if native. */
  public List<Double> bounds() {
    if (type != MetricType.HISTOGRAM || !histogramType().isClassic()) {
      return List.of();
    }
    return buckets.isEmpty() ? DefaultBuckets.of(unit()) : buckets;
  }

  /** Whether it leaves to the mesh how the buckets are kept. */
  public boolean hasDefaultHistogram() {
    return histogram.equals(DEFAULT_HISTOGRAM);
  }

  /** The constant labels that are well-formed, in the order of the source. */
  public List<ConstantLabel> constantLabels() {
    return labels.stream().map(ConstantLabel::parse).filter(ConstantLabel::isComplete).toList();
  }
}
