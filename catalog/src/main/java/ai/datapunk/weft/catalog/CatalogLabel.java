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
   * A label that may be what either may be: all of the values that are known of both, or else as
   * many as the larger maximum says. How known values add to that is for the metric as a whole.
   */
  CatalogLabel union(CatalogLabel other) {
    if (isClosed() && other.isClosed()) {
      Set<String> both = new LinkedHashSet<>(values);
      both.addAll(other.values);
      return closed(name, List.copyOf(both));
    }
    return new CatalogLabel(
        name,
        List.of(),
        Math.max(max, other.max),
        mask && other.mask,
        allow.isEmpty() ? other.allow : allow);
  }

  /** The same label, of at most so many values. */
  CatalogLabel withMax(int most) {
    return new CatalogLabel(name, values, most, mask, allow);
  }

  /** Whether all values are known. */
  public boolean isClosed() {
    return !values.isEmpty();
  }
}
