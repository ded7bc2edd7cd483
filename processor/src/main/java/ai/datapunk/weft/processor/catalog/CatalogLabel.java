package ai.datapunk.weft.processor.catalog;

import java.util.List;

/**
 * A label and the values it may have.
 *
 * @param values all of them, where they are known; else empty
 * @param max how many there can be at most
 */
public record CatalogLabel(String name, List<String> values, int max) {

  /** Makes the list unmodifiable. */
  public CatalogLabel {
    values = List.copyOf(values);
  }

  /** A label whose values are all known. */
  public static CatalogLabel closed(String name, List<String> values) {
    return new CatalogLabel(name, values, values.size());
  }

  /** A label of at most so many values. */
  public static CatalogLabel bounded(String name, int max) {
    return new CatalogLabel(name, List.of(), max);
  }
}
