package ai.datapunk.weft.catalog;

import static ai.datapunk.weft.catalog.CatalogChange.Effect.ADDS;
import static ai.datapunk.weft.catalog.CatalogChange.Effect.BREAKS;
import static ai.datapunk.weft.catalog.CatalogChange.Effect.CHANGES;
import static ai.datapunk.weft.catalog.SampleCatalogs.balanced;
import static ai.datapunk.weft.catalog.SampleCatalogs.catalog;
import static ai.datapunk.weft.catalog.SampleCatalogs.constants;
import static ai.datapunk.weft.catalog.SampleCatalogs.own;
import static ai.datapunk.weft.catalog.SampleCatalogs.timed;
import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.contract.HistogramType;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one catalog breaks, changes and adds to another. */
final class CatalogDiffTest {

  private static final CatalogLabel KIND = CatalogLabel.closed("kind", List.of("HOT", "COLD"));
  private static final CatalogLabel TENANT = CatalogLabel.bounded("tenant", 40);

  @Test
  void equalCatalogsDoNotDiffer() {
    Catalog catalog = catalog(timed("stock"), own(List.of(1.0), KIND));
    assertThat(CatalogDiff.between(catalog, catalog)).isEmpty();
  }

  @Test
  void anotherNameOfTheApplicationIsTold() {
    Catalog unnamed = catalog(timed("stock"));
    Catalog orders = new Catalog("orders", unnamed.classes());
    Catalog shop = new Catalog("shop", unnamed.classes());
    assertThat(CatalogDiff.between(orders, orders)).isEmpty();
    assertThat(CatalogDiff.between(orders, shop))
        .containsExactly(change(CHANGES, "application", "was orders and is shop"));
    assertThat(CatalogDiff.between(orders, unnamed))
        .containsExactly(change(CHANGES, "application", "was orders and has no name"));
    assertThat(CatalogDiff.between(unnamed, orders))
        .containsExactly(change(ADDS, "application", "is named orders"));
  }

  @Test
  void anOperationThatGoesBreaksAndOneThatComesAdds() {
    assertThat(CatalogDiff.between(catalog(timed("stock")), catalog(timed("reserve"))))
        .containsExactly(
            change(
                BREAKS,
                "mesh_call_duration_seconds{service=\"inventory\",operation=\"stock\"}",
                "17 series vanish"),
            change(
                BREAKS,
                "mesh_call_failures_total{service=\"inventory\",operation=\"stock\"}",
                "10 series vanish"),
            change(
                BREAKS,
                "mesh_service_calls_total{service=\"inventory\",operation=\"stock\"}",
                "2 series vanish"),
            change(
                ADDS,
                "mesh_call_duration_seconds{service=\"inventory\",operation=\"reserve\"}",
                "17 series appear"),
            change(
                ADDS,
                "mesh_call_failures_total{service=\"inventory\",operation=\"reserve\"}",
                "10 series appear"),
            change(
                ADDS,
                "mesh_service_calls_total{service=\"inventory\",operation=\"reserve\"}",
                "2 series appear"));
  }

  @Test
  void aMetricThatGoesBreaks() {
    assertThat(CatalogDiff.between(catalog(own(List.of(1.0), KIND)), catalog()))
        .containsExactly(change(BREAKS, "lake_store_seconds", "vanishes with 8 series"));
    assertThat(CatalogDiff.between(catalog(), catalog(own(List.of(1.0), KIND))))
        .containsExactly(change(ADDS, "lake_store_seconds", "appears with 8 series"));
  }

  @Test
  void aLabelThatGoesBreaksAndOneThatComesChanges() {
    assertThat(
            CatalogDiff.between(
                catalog(own(List.of(1.0), KIND)), catalog(own(List.of(1.0), TENANT))))
        .containsExactly(
            change(BREAKS, "lake_store_seconds", "the label kind is gone"),
            change(CHANGES, "lake_store_seconds", "the label tenant is new"));
  }

  @Test
  void bucketsAndValuesThatGoBreak() {
    CatalogLabel other = CatalogLabel.closed("kind", List.of("HOT", "WARM"));
    assertThat(
            CatalogDiff.between(
                catalog(own(List.of(1.0, 2.0), KIND)), catalog(own(List.of(1.0, 3.0), other))))
        .containsExactly(
            change(BREAKS, "lake_store_seconds", "the bucket 2.0 is gone"),
            change(BREAKS, "lake_store_seconds", "the value of kind COLD is gone"),
            change(ADDS, "lake_store_seconds", "the bucket 3.0 is new"),
            change(ADDS, "lake_store_seconds", "the value of kind WARM is new"));
  }

  @Test
  void fixedBucketsThatGoBreak() {
    assertThat(
            CatalogDiff.between(
                catalog(own(HistogramType.CLASSIC, List.of(1.0), KIND)),
                catalog(own(HistogramType.NATIVE, List.of(), KIND))))
        .containsExactly(
            change(
                BREAKS,
                "lake_store_seconds",
                "the histogram type was classic and is native: its _bucket series are gone"));
  }

  @Test
  void nativeBucketsThatGoBreak() {
    for (HistogramType type : List.of(HistogramType.NATIVE, HistogramType.BOTH)) {
      assertThat(
              CatalogDiff.between(
                  catalog(own(type, List.of(), KIND)),
                  catalog(own(HistogramType.CLASSIC, List.of(), KIND))))
          .containsExactly(
              change(
                  BREAKS,
                  "lake_store_seconds",
                  "the histogram type was " + type.label() + " and is classic"));
    }
  }

  @Test
  void bucketsOfASecondTypeAddToNativeOnesAndChangeFixedOnes() {
    Catalog both = catalog(own(HistogramType.BOTH, List.of(1.0), KIND));
    assertThat(CatalogDiff.between(catalog(own(HistogramType.NATIVE, List.of(), KIND)), both))
        .containsExactly(
            change(ADDS, "lake_store_seconds", "the histogram type was native and is both"));
    assertThat(CatalogDiff.between(catalog(own(List.of(1.0), KIND)), both))
        .containsExactly(
            change(CHANGES, "lake_store_seconds", "the histogram type was default and is both"));
    assertThat(
            CatalogDiff.between(catalog(own(HistogramType.CLASSIC, List.of(1.0, 2.0), KIND)), both))
        .containsExactly(
            change(BREAKS, "lake_store_seconds", "the bucket 2.0 is gone"),
            change(CHANGES, "lake_store_seconds", "the histogram type was classic and is both"));
  }

  @Test
  void combinationsOfConstantsThatGoBreak() {
    assertThat(
            CatalogDiff.between(
                catalog(constants("store", "hot"), constants("load", "cold")),
                catalog(constants("store", "cold"), constants("load", "hot"))))
        .containsExactly(
            change(BREAKS, "lake_store_seconds{op=\"load\",tier=\"cold\"}", "4 series vanish"),
            change(BREAKS, "lake_store_seconds{op=\"store\",tier=\"hot\"}", "4 series vanish"),
            change(ADDS, "lake_store_seconds{op=\"load\",tier=\"hot\"}", "4 series appear"),
            change(ADDS, "lake_store_seconds{op=\"store\",tier=\"cold\"}", "4 series appear"));
  }

  @Test
  void aConstantThatGoesIsOneChange() {
    assertThat(
            CatalogDiff.between(
                catalog(constants("store", "hot"), constants("load", "cold")),
                catalog(constants("store", "warm"), constants("load", "cold"))))
        .containsExactly(
            change(BREAKS, "lake_store_seconds", "the value of tier hot is gone"),
            change(ADDS, "lake_store_seconds", "the value of tier warm is new"));
  }

  @Test
  void valuesThatOneSetLosesToAnotherBreak() {
    CatalogLabel store = CatalogLabel.closed("op", List.of("store"));
    CatalogLabel load = CatalogLabel.closed("op", List.of("load"));
    CatalogLabel warm = CatalogLabel.closed("kind", List.of("COLD", "WARM"));
    assertThat(
            CatalogDiff.between(
                catalog(own(List.of(1.0), store, KIND), own(List.of(1.0), load, warm)),
                catalog(own(List.of(1.0), store, warm), own(List.of(1.0), load, KIND))))
        .containsExactly(
            change(BREAKS, "lake_store_seconds{op=\"load\"}", "the value of kind WARM is gone"),
            change(BREAKS, "lake_store_seconds{op=\"store\"}", "the value of kind HOT is gone"),
            change(ADDS, "lake_store_seconds{op=\"load\"}", "the value of kind HOT is new"),
            change(ADDS, "lake_store_seconds{op=\"store\"}", "the value of kind WARM is new"));
  }

  @Test
  void aConstantThatBecomesOneOfSeveralValuesOnlyAdds() {
    CatalogLabel hot = CatalogLabel.closed("kind", List.of("HOT"));
    assertThat(
            CatalogDiff.between(catalog(own(List.of(1.0), hot)), catalog(own(List.of(1.0), KIND))))
        .containsExactly(change(ADDS, "lake_store_seconds", "the value of kind COLD is new"));
  }

  @Test
  void fewerValuesChangeAndMoreAdd() {
    Catalog forty = catalog(own(List.of(1.0), TENANT));
    Catalog four = catalog(own(List.of(1.0), CatalogLabel.bounded("tenant", 4)));
    assertThat(CatalogDiff.between(forty, four))
        .containsExactly(
            change(
                CHANGES,
                "lake_store_seconds",
                "the label tenant had up to 40 values and has up to 4"));
    assertThat(CatalogDiff.between(four, forty))
        .containsExactly(
            change(
                ADDS,
                "lake_store_seconds",
                "the label tenant had up to 4 values and has up to 40"));
  }

  @Test
  void fewerInstancesChange() {
    assertThat(CatalogDiff.between(catalog(balanced(50)), catalog(balanced(5))))
        .hasSize(6)
        .contains(
            change(
                CHANGES,
                "load_balancer_requests_total{service=\"inventory\",strategy=\"ROUND_ROBIN\"}",
                "the label instance had up to 50 values and has up to 5"));
  }

  @Test
  void maskingBreaksAndSoDoesUnmasking() {
    Catalog plain = catalog(own(List.of(1.0), TENANT));
    Catalog masked =
        catalog(own(List.of(1.0), new CatalogLabel("tenant", List.of(), 40, true, "")));
    assertThat(CatalogDiff.between(plain, masked))
        .containsExactly(
            change(BREAKS, "lake_store_seconds", "the values of tenant are masked and were not"));
    assertThat(CatalogDiff.between(masked, plain))
        .containsExactly(
            change(BREAKS, "lake_store_seconds", "the values of tenant were masked and are not"));
  }

  @Test
  void aLabelWhoseValuesAreNoLongerKnownChanges() {
    Catalog known = catalog(own(List.of(1.0), KIND));
    Catalog open = catalog(own(List.of(1.0), CatalogLabel.bounded("kind", 5)));
    assertThat(CatalogDiff.between(known, open))
        .containsExactly(
            change(
                CHANGES,
                "lake_store_seconds",
                "the label kind had known values and has up to 5 of any kind"));
    assertThat(CatalogDiff.between(open, known))
        .containsExactly(
            change(
                CHANGES,
                "lake_store_seconds",
                "the label kind had up to 5 values of any kind and has HOT, COLD"));
  }

  private static CatalogChange change(CatalogChange.Effect effect, String series, String what) {
    return new CatalogChange(effect, series, what);
  }
}
