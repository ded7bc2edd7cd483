package ai.datapunk.weft.catalog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A label and the values it may have.
 *
 * @param values all of them, where they are known; else empty
 * @param max how many there can be at most
 * @param mask whether values are hidden before they are recorded
 * @param allow why a label that looks like personal data is recorded all the same, or empty
 */
public record CatalogLabel(String name, List<String> values, int max, boolean mask, String allow) {

  /** Makes the list unmodifiable. */
  public CatalogLabel {
    values = List.copyOf(values);
  }

  /** A label whose values are all known. */
  public static CatalogLabel closed(String name, List<String> values) {
    return new CatalogLabel(name, values, values.size(), false, "");
  }

  /** A label of at most so many values. */
  public static CatalogLabel bounded(String name, int max) {
    return new CatalogLabel(name, List.of(), max, false, "");
  }

  /**
   * A label that may be what either may be.
   *
   * @param perMethod whether each of the two has its maximum for itself, so that there can be as
   *     many values as both allow
   */
  CatalogLabel union(CatalogLabel other, boolean perMethod) {
    if (isClosed() && other.isClosed()) {
      Set<String> both = new LinkedHashSet<>(values);
      both.addAll(other.values);
      return closed(name, List.copyOf(both));
    }
    boolean adds = perMethod || isClosed() || other.isClosed();
    return new CatalogLabel(
        name,
        List.of(),
        adds ? (int) Math.min(Integer.MAX_VALUE, (long) max + other.max) : Math.max(max, other.max),
        mask && other.mask,
        allow.isEmpty() ? other.allow : allow);
  }

  /** Whether all values are known. */
  public boolean isClosed() {
    return !values.isEmpty();
  }
}
