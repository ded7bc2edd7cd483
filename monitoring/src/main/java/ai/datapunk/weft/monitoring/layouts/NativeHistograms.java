package ai.datapunk.weft.monitoring.layouts;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.monitoring.rules.Recording;
import java.util.Collection;

/**
 * Histograms whose buckets are native. Prometheus takes these only where it is told to, and then
 * leaves out the fixed buckets of those that have both: so only where nothing else would do.
 */
public final class NativeHistograms {

  /** What a server is started with that takes them. */
  public static final String FLAG = "--enable-feature=native-histograms";

  private static final String ASKED = "histogram_fraction(";

  private NativeHistograms() {}

  /**
   * Whether a metric has no other buckets, or a rule asks for native ones. Those that a mesh is
   * built with no catalog knows.
   */
  public static boolean areNeeded(Collection<Catalog> catalogs, AllRecorded recorded) {
    return catalogs.stream()
            .flatMap(catalog -> catalog.metrics().stream())
            .filter(metric -> metric.type() == MetricType.HISTOGRAM)
            .anyMatch(metric -> metric.histogram() == HistogramType.NATIVE)
        || recorded.others().stream().anyMatch(NativeHistograms::isAsked);
  }

  private static boolean isAsked(Recording recording) {
    return recording.query().text().contains(ASKED);
  }
}
