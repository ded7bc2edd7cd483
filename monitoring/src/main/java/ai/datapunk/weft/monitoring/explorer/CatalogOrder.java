package ai.datapunk.weft.monitoring.explorer;

import ai.datapunk.weft.catalog.Catalog;
import java.util.Comparator;

/** The order of catalogs, whatever order they are given in. */
final class CatalogOrder {

  /** By application, and of one application by what is in them. */
  static final Comparator<Catalog> ORDER =
      Comparator.comparing(Catalog::application)
          .thenComparing(catalog -> String.valueOf(catalog.classes()));

  private CatalogOrder() {}
}
