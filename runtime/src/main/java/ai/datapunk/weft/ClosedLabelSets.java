package ai.datapunk.weft;

import ai.datapunk.weft.contract.LabelSetIndex;
import ai.datapunk.weft.contract.TextResource;
import ai.datapunk.weft.store.MetricStore;
import java.io.IOException;
import java.net.URL;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many label sets the application's annotations make whose values are all known, as its
 * catalogs say before its classes are initialised.
 */
final class ClosedLabelSets {

  private ClosedLabelSets() {}

  /**
   * Tells of limits said of families by their names that are below that: those are never refused.
   * Of several modules, which may have label sets in common, the one that has most counts. Whatever
   * is locked: it is looked up when lines are written.
   */
  static void tellOfLimitsBelow(MetricStore store) {
    CatalogLoaders loaders = CatalogLoaders.ofThisThread();
    store.events().add(() -> most(loaders).forEach(store::tellIfBelow));
  }

  private static Map<String, Long> most(CatalogLoaders loaders) {
    Map<String, Long> most = new TreeMap<>();
    try {
      for (URL index : loaders.all(LabelSetIndex.PATH)) {
        for (String line : TextResource.lines(index)) {
          most.merge(LabelSetIndex.metric(line), LabelSetIndex.labelSets(line), Math::max);
        }
      }
    } catch (IOException unreadable) {
      // They are told of when they come into being.
    }
    return most;
  }
}
