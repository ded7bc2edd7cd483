package ai.datapunk.weft;

import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.contract.MethodIndex;
import ai.datapunk.weft.contract.MetricIndex;
import ai.datapunk.weft.store.MetricStore;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of limits, retentions and switches of metrics of one's own that there are not: misspelt,
 * most likely. Which there are, the application's catalogs know before its classes are initialised.
 * Each is told once, however many meshes of a registry read it, as where several threads make
 * Weft's own at the same time.
 */
final class UnknownMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(Mesh.class);

  private UnknownMetrics() {}

  /**
   * Tells of those that are neither in a catalog that the thread's context class loader or Weft's
   * own sees, nor defined already. Where there is no catalog, nobody knows. Whatever is locked: it
   * is looked up when lines are written.
   */
  static void tell(SeriesLimits limits, MetricStore store) {
    CatalogLoaders loaders = CatalogLoaders.ofThisThread();
    Map<String, String> all = limits.saidOfOwnMetrics();
    if (!all.isEmpty()) {
      store
          .events()
          .add(() -> all.forEach((said, name) -> tellIfUnknown(said, name, store, loaders)));
    }
  }

  private static void tellIfUnknown(
      String said, String name, MetricStore store, CatalogLoaders loaders) {
    if (!store.customMetrics().isDefined(name)
        && loaders.have(MethodIndex.PATH)
        && !loaders.have(MetricIndex.path(name))
        && store.events().isNews(said)) {
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
