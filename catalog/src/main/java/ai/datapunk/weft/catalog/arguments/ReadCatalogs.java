package ai.datapunk.weft.catalog.arguments;

import ai.datapunk.weft.catalog.Catalog;
import java.util.List;

/**
 * The catalogs that were asked for, as far as they can be read.
 *
 * @param catalogs those that can be, of which there is one at least
 * @param isComplete whether these are all of them
 */
public record ReadCatalogs(List<Catalog> catalogs, boolean isComplete) {

  /** Makes the list unmodifiable. */
  public ReadCatalogs {
    catalogs = List.copyOf(catalogs);
  }
}
