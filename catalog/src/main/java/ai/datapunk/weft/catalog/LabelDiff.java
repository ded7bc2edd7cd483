package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogChange.Effect;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares what one label may be in two catalogs: whether it is masked, and what bounds it. */
final class LabelDiff {

  private final String series;
  private final CatalogLabel before;
  private final CatalogLabel after;

  private LabelDiff(String series, CatalogLabel before, CatalogLabel after) {
    this.series = series;
    this.before = before;
    this.after = after;
  }

  /**
   * The changes, apart from single values that come or go.
   *
   * @param series what has the label, as one would query it
   */
  static List<CatalogChange> between(String series, CatalogLabel before, CatalogLabel after) {
    LabelDiff diff = new LabelDiff(series, before, after);
    return Stream.of(diff.ofMask(), diff.ofBounds()).flatMap(Optional::stream).toList();
  }

  private Optional<CatalogChange> ofMask() {
    if (before.mask() == after.mask()) {
      return Optional.empty();
    }
    return Optional.of(
        change(
            Effect.BREAKS,
            after.mask()
                ? "the values of " + before.name() + " are masked and were not"
                : "the values of " + before.name() + " were masked and are not"));
  }

  private Optional<CatalogChange> ofBounds() {
    String label = "the label " + before.name() + " had ";
    if (before.isClosed() && after.isClosed()) {
      return Optional.empty();
    }
    if (before.isClosed()) {
      String now = "known values and has up to " + after.max() + " of any kind";
      return Optional.of(change(Effect.CHANGES, label + now));
    }
    String most = label + "up to " + before.max() + " values";
    if (after.isClosed()) {
      String now = " of any kind and has " + String.join(", ", after.values());
      return Optional.of(change(Effect.CHANGES, most + now));
    }
    if (before.max() == after.max()) {
      return Optional.empty();
    }
    Effect effect = after.max() < before.max() ? Effect.CHANGES : Effect.ADDS;
    return Optional.of(change(effect, most + " and has up to " + after.max()));
  }

  private CatalogChange change(Effect effect, String what) {
    return new CatalogChange(effect, series, what);
  }
}
