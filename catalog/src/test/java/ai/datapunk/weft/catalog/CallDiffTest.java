package ai.datapunk.weft.catalog;

import static ai.datapunk.weft.catalog.CatalogChange.Effect.ADDS;
import static ai.datapunk.weft.catalog.CatalogChange.Effect.CHANGES;
import static ai.datapunk.weft.catalog.SampleCatalogs.catalog;
import static ai.datapunk.weft.catalog.SampleCatalogs.timed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Calls are compared by who calls whom. */
final class CallDiffTest {

  private static final CatalogMethod STOCK = timed("stock");

  @Test
  void oneThatComesAddsAndOneThatGoesChanges() {
    Catalog without = catalog(STOCK);
    Catalog with = catalog(STOCK.calling(List.of(call("load()", 7), call("store(long)", 8))));
    assertThat(CatalogDiff.between(with, with)).isEmpty();
    assertThat(CatalogDiff.between(without, with))
        .containsExactly(
            new CatalogChange(ADDS, "shop.Client.go()", "the call of shop.Lake.load() is new"),
            new CatalogChange(
                ADDS, "shop.Client.go()", "the call of shop.Lake.store(long) is new"));
    assertThat(CatalogDiff.between(with, catalog(STOCK.calling(List.of(call("load()", 7))))))
        .containsExactly(
            new CatalogChange(
                CHANGES, "shop.Client.go()", "the call of shop.Lake.store(long) is gone"));
  }

  @Test
  void whereItStandsMakesNoDifference() {
    assertThat(
            CatalogDiff.between(
                catalog(STOCK.calling(List.of(call("load()", 7)))),
                catalog(STOCK.calling(List.of(call("load()", 70))))))
        .isEmpty();
  }

  private static CatalogCall call(String method, long line) {
    return new CatalogCall("shop.Lake", method, "Client.java", line, false, false, false, false);
  }
}
