package ai.datapunk.weft.catalog;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What other modules need to know of a class that they call.
 *
 * @param methods its annotated methods
 * @param others by signature, which annotated methods its other methods reach
 */
public record CatalogCalls(
    List<CatalogMethod> methods, SortedMap<String, List<CatalogCall>> others) {

  /** Makes the collections unmodifiable. */
  public CatalogCalls {
    methods = List.copyOf(methods);
    others = Collections.unmodifiableSortedMap(new TreeMap<>(others));
  }
}
