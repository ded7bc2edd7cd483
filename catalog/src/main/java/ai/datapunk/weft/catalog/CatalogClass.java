package ai.datapunk.weft.catalog;

import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;

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

  /** The same, its methods standing where they stood in an earlier catalog's entry. */
  public CatalogClass at(CatalogClass earlier) {
    Map<String, CatalogMethod> known =
        earlier.methods().stream()
            .collect(toMap(CatalogMethod::signature, method -> method, (first, next) -> first));
    return new CatalogClass(
        name,
        earlier.file(),
        methods.stream().map(m -> m.at(known.getOrDefault(m.signature(), m))).toList());
  }
}
