package ai.datapunk.weft.monitoring.promql;

import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/** Which labels something has, asked before Prometheus silently finds nothing. */
final class Labels {

  private Labels() {}

  /**
   * Fails where one of these labels is not there.
   *
   * @throws IllegalArgumentException that names it
   */
  static void require(String where, SortedSet<String> there, Collection<String> asked) {
    for (String label : asked) {
      if (!there.contains(label)) {
        throw new IllegalArgumentException(
            where + " has no label " + label + ", only " + List.copyOf(there));
      }
    }
  }
}
