package ai.datapunk.weft;

import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.contract.MethodIndex;
import ai.datapunk.weft.contract.MetricIndex;
import ai.datapunk.weft.store.CustomMetrics;
import ai.datapunk.weft.store.EventLog;
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
   * own sees, nor defined already. Where there is no catalog, nobody knows. Whatever is locked: the
   * lines are kept.
   */
  void tell(SeriesLimits limits, CustomMetrics defined, EventLog events) {
    limits
        .saidOfOwnMetrics()
        .forEach(
            (said, name) -> {
              if (!defined.isDefined(name)
                  && CatalogLoaders.have(MethodIndex.PATH)
                  && !CatalogLoaders.have(MetricIndex.path(name))
                  && told.add(said)) {
                events.add(() -> log(said));
              }
            });
  }

  private static void log(String said) {
    LOG.warn(
        "{} is for a metric that no catalog of the application has, and does nothing unless code"
            + " declares it, or a class names it that was compiled without Weft's processor",
        said);
  }
}
