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

  /** Sorts calls and makes the collections unmodifiable. */
  public CatalogCalls {
    methods = List.copyOf(methods);
    SortedMap<String, List<CatalogCall>> sorted = new TreeMap<>();
    others.forEach((signature, calls) -> sorted.put(signature, CatalogCall.sorted(calls)));
    others = Collections.unmodifiableSortedMap(sorted);
  }
}
