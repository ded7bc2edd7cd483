package ai.datapunk.weft.processor.catalog;

import java.util.List;

/**
 * An annotated class in the catalog.
 *
 * @param name the binary name
 * @param file the source file's name, or empty if the compiler did not tell
 * @param methods in the order of the source
 */
public record CatalogClass(String name, String file, List<CatalogMethod> methods) {

  /** Makes the list unmodifiable. */
  public CatalogClass {
    methods = List.copyOf(methods);
  }
}
