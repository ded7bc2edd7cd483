package ai.datapunk.weft.processor.write;

import ai.datapunk.weft.catalog.CatalogCall;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * What is written of calls besides what the catalog says.
 *
 * @param types the binary names of the classes that are compiled
 * @param unannotated by class and signature, what methods reach that have no annotation
 */
public record CompiledCalls(
    Set<String> types, Map<String, SortedMap<String, List<CatalogCall>>> unannotated) {

  /** Where nothing is compiled. */
  public static final CompiledCalls NONE = new CompiledCalls(Set.of(), Map.of());

  /** Makes the collections unmodifiable. */
  public CompiledCalls {
    types = Set.copyOf(types);
    unannotated = Map.copyOf(unannotated);
  }
}
