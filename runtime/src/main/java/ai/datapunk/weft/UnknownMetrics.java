package ai.datapunk.weft;

import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.contract.MethodIndex;
import ai.datapunk.weft.contract.MetricIndex;
import ai.datapunk.weft.store.CustomMetrics;
import ai.datapunk.weft.store.EventLog;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of limits, retentions and switches of metrics of one's own that there are not: misspelt,
 * most likely. Which there are, the application's catalogs know before its classes are initialised.
 * Each is told once. Thread-safe.
 */
final class UnknownMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(Mesh.class);

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * Tells of those that are neither in a catalog that the thread's context class loader or Weft's
   * own sees, nor defined already. Where there is no catalog, nobody knows. Whatever is locked: it
   * is looked up when lines are written.
   */
  void tell(SeriesLimits limits, CustomMetrics defined, EventLog events) {
    CatalogLoaders loaders = CatalogLoaders.ofThisThread();
    Map<String, String> all = limits.saidOfOwnMetrics();
    if (!all.isEmpty()) {
      events.add(() -> all.forEach((said, name) -> tellIfUnknown(said, name, defined, loaders)));
    }
  }

  private void tellIfUnknown(
      String said, String name, CustomMetrics defined, CatalogLoaders loaders) {
    if (!defined.isDefined(name)
        && loaders.have(MethodIndex.PATH)
        && !loaders.have(MetricIndex.path(name))
        && told.add(said)) {
      log(said);
    }
  }

  private static void log(String said) {
    LOG.warn(
        "{} is for a metric that no catalog of the application has, and does nothing unless code"
            + " declares it, or a class names it that was compiled without Weft's processor",
        said);
  }
}
