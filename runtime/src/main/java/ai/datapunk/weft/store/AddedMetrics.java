package ai.datapunk.weft.store;

import java.util.List;
import java.util.SortedSet;

/**
 * Metrics that are added together, which are none of Weft's families: a registry may do without
 * those that it has otherwise.
 *
 * @param all the metrics
 * @param leftOut is told of those that a registry does without
 */
public record AddedMetrics(List<AddedMetric> all, LeftOut leftOut) {

  /** Is told, with no lock held, which metrics a registry that came later does without. */
  public interface LeftOut {

    /** Those of these names, some of which the registry has already. */
    void areThere(SortedSet<String> names);

    /**
     * Those of these names, of which the registry cannot tell whether it has them.
     *
     * @param fault what one of its metrics has thrown
     */
    void areUntold(SortedSet<String> names, Throwable fault);
  }
}
