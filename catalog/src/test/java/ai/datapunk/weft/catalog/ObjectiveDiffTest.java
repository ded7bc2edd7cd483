package ai.datapunk.weft.catalog;

import static ai.datapunk.weft.catalog.CatalogChange.Effect.ADDS;
import static ai.datapunk.weft.catalog.CatalogChange.Effect.BREAKS;
import static ai.datapunk.weft.catalog.CatalogChange.Effect.CHANGES;
import static ai.datapunk.weft.catalog.SampleCatalogs.catalog;
import static ai.datapunk.weft.catalog.SampleCatalogs.constants;
import static ai.datapunk.weft.catalog.SampleCatalogs.reaching;
import static ai.datapunk.weft.catalog.SampleCatalogs.timed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an objective breaks, changes and adds. */
final class ObjectiveDiffTest {

  private static final double DAY = 86_400;
  private static final String CALLS =
      "mesh_service_calls_total{service=\"inventory\",operation=\"stock\"}";
  private static final String DURATIONS =
      "mesh_call_duration_seconds{service=\"inventory\",operation=\"stock\"}";

  private static final CatalogObjective BOTH = new CatalogObjective(0.999, 0.25, 0.99, 30 * DAY);

  @Test
  void oneThatComesAddsAndOneThatGoesBreaks() {
    Catalog without = catalog(timed("stock"));
    Catalog with = catalog(reaching(BOTH, timed("stock")));
    assertThat(CatalogDiff.between(with, with)).isEmpty();
    assertThat(CatalogDiff.between(without, with))
        .containsExactly(
            new CatalogChange(
                ADDS, DURATIONS, "the objective of 0.99 within 250ms over 30d is new"),
            new CatalogChange(ADDS, CALLS, "the objective of 0.999 over 30d is new"));
    assertThat(CatalogDiff.between(with, without))
        .containsExactly(
            new CatalogChange(
                BREAKS, DURATIONS, "the objective of 0.99 within 250ms over 30d is gone"),
            new CatalogChange(BREAKS, CALLS, "the objective of 0.999 over 30d is gone"));
  }

  @Test
  void sharesHaveNoExponents() {
    CatalogObjective small = new CatalogObjective(0.0001, null, null, 30 * DAY);
    assertThat(
            CatalogDiff.between(catalog(timed("stock")), catalog(reaching(small, timed("stock")))))
        .containsExactly(new CatalogChange(ADDS, CALLS, "the objective of 0.0001 over 30d is new"));
  }

  @Test
  void anotherShareTimeOrWindowChanges() {
    Catalog both = catalog(reaching(BOTH, timed("stock")));
    assertThat(
            CatalogDiff.between(
                both,
                catalog(
                    reaching(new CatalogObjective(0.99, 0.25, 0.99, 30 * DAY), timed("stock")))))
        .containsExactly(
            new CatalogChange(
                CHANGES, CALLS, "the objective was 0.999 over 30d and is 0.99 over 30d"));
    assertThat(
            CatalogDiff.between(
                both,
                catalog(
                    reaching(new CatalogObjective(0.999, 0.5, 0.99, 30 * DAY), timed("stock")))))
        .containsExactly(
            new CatalogChange(
                CHANGES,
                DURATIONS,
                "the objective was 0.99 within 250ms over 30d and is 0.99 within 500ms over 30d"));
    assertThat(
            CatalogDiff.between(
                both,
                catalog(
                    reaching(new CatalogObjective(0.999, null, null, 7.5 * DAY), timed("stock")))))
        .containsExactly(
            new CatalogChange(
                BREAKS, DURATIONS, "the objective of 0.99 within 250ms over 30d is gone"),
            new CatalogChange(
                CHANGES, CALLS, "the objective was 0.999 over 30d and is 0.999 over 180h"));
  }

  @Test
  void thatOfAMetricOfOnesOwnIsOfTheSeriesWithItsConstants() {
    CatalogObjective objective = new CatalogObjective(null, 1.0, 0.9, 7 * DAY);
    assertThat(
            CatalogDiff.between(
                catalog(constants("store", "hot")),
                catalog(reaching(objective, constants("store", "hot")))))
        .containsExactly(
            new CatalogChange(
                ADDS,
                "lake_store_seconds{op=\"store\",tier=\"hot\"}",
                "the objective of 0.9 within 1s over 7d is new"));
  }
}
