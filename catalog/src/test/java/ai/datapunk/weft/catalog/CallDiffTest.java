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
    Catalog without = catalog(STOCK.calling(List.of(call("other()", 7))));
    Catalog with =
        catalog(
            STOCK.calling(List.of(call("load()", 7), call("store(long)", 8), call("other()", 7))));
    assertThat(CatalogDiff.between(with, with)).isEmpty();
    assertThat(CatalogDiff.between(without, with))
        .containsExactly(
            new CatalogChange(ADDS, "shop.Client.go()", "the call of shop.Lake.load() is new"),
            new CatalogChange(
                ADDS, "shop.Client.go()", "the call of shop.Lake.store(long) is new"));
    assertThat(
            CatalogDiff.between(
                with, catalog(STOCK.calling(List.of(call("load()", 7), call("other()", 9))))))
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

  /** As one is that another compiler has made. */
  @Test
  void aCatalogWithoutCallsIsOneChange() {
    Catalog without = catalog(STOCK);
    Catalog with =
        catalog(
            STOCK.calling(
                List.of(call("a()", 7), call("b()", 8), call("c()", 9), call("d()", 10))));
    assertThat(CatalogDiff.between(without, with))
        .containsExactly(new CatalogChange(ADDS, "calls", "4 are known, and none were before"));
    assertThat(CatalogDiff.between(with, without))
        .containsExactly(new CatalogChange(CHANGES, "calls", "none are known, and 4 were before"));
    assertThat(CatalogDiff.between(without, without)).isEmpty();
  }

  @Test
  void theLastThreeCallsThatGoAreToldOneByOne() {
    Catalog without = catalog(STOCK);
    Catalog with = catalog(STOCK.calling(List.of(call("a()", 7), call("b()", 8), call("c()", 9))));
    assertThat(CatalogDiff.between(with, without))
        .extracting(CatalogChange::what)
        .containsExactly(
            "the call of shop.Lake.a() is gone",
            "the call of shop.Lake.b() is gone",
            "the call of shop.Lake.c() is gone");
    assertThat(CatalogDiff.between(without, with))
        .extracting(CatalogChange::what)
        .containsExactly(
            "the call of shop.Lake.a() is new",
            "the call of shop.Lake.b() is new",
            "the call of shop.Lake.c() is new");
  }

  @Test
  void aCallThatIsMadeInAnotherWayChanges() {
    Catalog plain = catalog(STOCK.calling(List.of(call("load()", 7))));
    Catalog possible =
        catalog(
            STOCK.calling(
                List.of(
                    new CatalogCall(
                        "shop.Lake", "load()", "Client.java", 7, true, false, false, false))));
    Catalog fallback = catalog(STOCK.calling(List.of(call("load()", 7).ofFallback())));
    Catalog both =
        catalog(STOCK.calling(List.of(call("load()", 7), call("load()", 7).ofFallback())));
    assertThat(CatalogDiff.between(plain, possible))
        .containsExactly(changed("is now one that is only possible"));
    assertThat(CatalogDiff.between(possible, plain))
        .containsExactly(changed("was one that is only possible, and is not any more"));
    assertThat(CatalogDiff.between(plain, fallback))
        .containsExactly(changed("is now made by the fallback alone"));
    assertThat(CatalogDiff.between(fallback, both))
        .containsExactly(changed("was made by the fallback alone, and is not any more"));
    assertThat(CatalogDiff.between(plain, both)).isEmpty();
    Catalog reversed =
        catalog(STOCK.calling(List.of(call("load()", 7).ofFallback(), call("load()", 7))));
    assertThat(CatalogDiff.between(plain, reversed)).isEmpty();
  }

  private static CatalogChange changed(String what) {
    return new CatalogChange(CHANGES, "shop.Client.go()", "the call of shop.Lake.load() " + what);
  }

  private static CatalogCall call(String method, long line) {
    return new CatalogCall("shop.Lake", method, "Client.java", line, false, false, false, false);
  }
}
