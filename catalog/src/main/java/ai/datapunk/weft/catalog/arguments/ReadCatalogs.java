package ai.datapunk.weft.catalog.arguments;

import ai.datapunk.weft.catalog.Catalog;
import java.util.List;

/**
 * The catalogs that were asked for, as far as they can be read.
 *
 * @param catalogs those that can be, of which there is one at least
 * @param unread which cannot be read, and why, in sentences
 */
public record ReadCatalogs(List<Catalog> catalogs, List<String> unread) {

  /** Makes the lists unmodifiable. */
  public ReadCatalogs {
    catalogs = List.copyOf(catalogs);
    unread = List.copyOf(unread);
  }

  /** Whether these are all of them. */
  public boolean isComplete() {
    return unread.isEmpty();
  }
}
