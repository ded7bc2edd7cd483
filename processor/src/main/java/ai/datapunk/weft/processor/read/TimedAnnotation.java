package ai.datapunk.weft.processor.read;

import ai.datapunk.weft.contract.ConstantLabel;
import ai.datapunk.weft.contract.MetricType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code @Timed} says of one method.
 *
 * @param writtenService the attribute itself, empty if left out
 * @param writtenOperation the attribute itself, empty if left out
 * @param operation the attribute, or the method's name in snake_case
 * @param metric empty for the mesh families
 * @param histogram the name of a constant of {@code HistogramType}
 * @param objective null if none is written
 */
public record TimedAnnotation(
    Location at,
    @Nullable String service,
    String operation,
    String writtenService,
    String writtenOperation,
    String metric,
    String help,
    List<Double> buckets,
    List<String> labels,
    String histogram,
    @Nullable ObjectiveAnnotation objective)
    implements MeshAnnotation {

  /** Makes the lists unmodifiable. */
  public TimedAnnotation {
    buckets = List.copyOf(buckets);
    labels = List.copyOf(labels);
  }

  @Override
  public boolean writesService() {
    return !writtenService.isEmpty();
  }

  /** Whether it leaves to the mesh how the buckets are kept. */
  public boolean hasDefaultHistogram() {
    return histogram.equals(NamedMetric.DEFAULT_HISTOGRAM);
  }

  /** Whether it records in a histogram of its own. */
  public boolean hasMetric() {
    return !metric.isEmpty();
  }

  /** The constant labels that are well-formed, in the order of the source. */
  public List<ConstantLabel> constantLabels() {
    NamedMetric metric = named();
    return metric == null ? List.of() : metric.constantLabels();
  }

  /** That histogram, if there is one. */
  public @Nullable NamedMetric named() {
    return hasMetric()
        ? new NamedMetric(
            at, "metric", MetricType.HISTOGRAM, metric, help, buckets, labels, histogram)
        : null;
  }
}
