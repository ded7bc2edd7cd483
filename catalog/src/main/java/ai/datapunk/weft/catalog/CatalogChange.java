package ai.datapunk.weft.catalog;

import java.util.Locale;

/**
 * One difference between two catalogs.
 *
 * @param series the metric and, for a family, the service and operation, as one would query them;
 *     or the method whose calls differ, or {@code application}, whose name is no series
 * @param what the change in words
 */
public record CatalogChange(Effect effect, String series, String what) {

  /** What a change does to queries that were written for the older catalog. */
  public enum Effect {
    /** A dashboard or alert that names what is gone shows nothing any more. */
    BREAKS,
    /** Queries still find what they name, but what they find is not what it was. */
    CHANGES,
    /** There is more to query. */
    ADDS
  }

  @Override
  public String toString() {
    return String.format("%-7s %s: %s", effect.name().toLowerCase(Locale.ROOT), series, what);
  }
}
