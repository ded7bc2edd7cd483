package ai.datapunk.weft.catalog;

import java.io.IOException;

/** A catalog that a later version of Weft wrote than reads it. */
public final class NewerCatalogException extends IOException {

  private static final long serialVersionUID = 1L;

  NewerCatalogException(int version) {
    super(
        "the catalog has version "
            + version
            + ", but this version of Weft knows only "
            + Catalog.VERSION
            + " and before");
  }

  /** The same, said of a file. */
  NewerCatalogException(String where, NewerCatalogException cause) {
    super(where + cause.getMessage(), cause);
  }
}
