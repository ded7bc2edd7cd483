package ai.datapunk.weft.catalog;

import static ai.datapunk.weft.catalog.SampleCatalogs.catalog;
import static ai.datapunk.weft.catalog.SampleCatalogs.own;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A metric that methods share admits label values as a whole, whichever method gives them. */
final class SharedLabelsTest {

  /** One bucket, {@code +Inf}, sum and count. */
  private static final int SERIES = 4;

  private static final CatalogLabel KIND = CatalogLabel.closed("kind", List.of("A", "B", "C"));
  private static final CatalogLabel HOT = CatalogLabel.closed("tier", List.of("HOT"));
  private static final CatalogLabel COLD = CatalogLabel.closed("tier", List.of("COLD"));
  private static final CatalogLabel TIER = CatalogLabel.closed("tier", List.of("COLD", "HOT"));

  @Test
  void oneMaximumIsThatOfAllMethods() {
    CatalogMetric metric = metric(method(tenant(40)), method(tenant(40)), method(tenant(40)));
    assertThat(labels(metric)).containsExactly(List.of(tenant(40)));
    assertThat(metric.series()).isEqualTo(40 * SERIES);
  }

  @Test
  void theLargestMaximumHolds() {
    assertThat(labels(metric(method(tenant(40)), method(tenant(60)))))
        .containsExactly(List.of(tenant(60)));
    assertThat(labels(metric(method(tenant(60)), method(tenant(40)), method(tenant(50)))))
        .containsExactly(List.of(tenant(60)));
  }

  @Test
  void valuesOfAnyKindComeOnTopOfKnownOnes() {
    CatalogLabel open = CatalogLabel.bounded("kind", 40);
    CatalogLabel more = CatalogLabel.bounded("kind", 60);
    CatalogLabel others = CatalogLabel.closed("kind", List.of("C", "D"));
    assertThat(labels(metric(method(KIND), method(open))))
        .containsExactly(List.of(CatalogLabel.bounded("kind", 43)));
    assertThat(labels(metric(method(open), method(KIND))))
        .containsExactly(List.of(CatalogLabel.bounded("kind", 43)));
    assertThat(labels(metric(method(open), method(KIND), method(more), method(others))))
        .containsExactly(List.of(CatalogLabel.bounded("kind", 64)));
  }

  @Test
  void theLargestMaximumHoldsBesideOtherConstantsToo() {
    CatalogMetric metric = metric(method(HOT, tenant(40)), method(COLD, tenant(60)));
    assertThat(labels(metric)).containsExactly(List.of(COLD, tenant(60)), List.of(HOT, tenant(60)));
    assertThat(metric.series()).isEqualTo((60 + 60) * SERIES);
  }

  @Test
  void knownValuesAreAdmittedBesideOtherConstantsToo() {
    CatalogMetric metric =
        metric(method(HOT, KIND), method(COLD, CatalogLabel.bounded("kind", 40)));
    assertThat(labels(metric))
        .containsExactly(List.of(COLD, CatalogLabel.bounded("kind", 43)), List.of(HOT, KIND));
    assertThat(metric.series()).isEqualTo((43 + 3) * SERIES);
  }

  @Test
  void aSeriesOfTwoLabelSetsIsCountedOnce() {
    CatalogLabel open = CatalogLabel.bounded("tier", 40);
    CatalogMetric metric = metric(method(HOT), method(COLD), method(open));
    assertThat(labels(metric)).containsExactly(List.of(open), List.of(COLD), List.of(HOT));
    assertThat(metric.series()).isEqualTo((40 + 1 + 1) * SERIES);
  }

  @Test
  void aLabelSetThatHasMoreCountsWhatItSharesWithAnother() {
    CatalogLabel a = CatalogLabel.closed("kind", List.of("A"));
    CatalogLabel open = CatalogLabel.bounded("kind", 40);
    // The set of A has every series of A that the open one has: TIER is all that there is.
    CatalogMetric covered = metric(method(TIER, a), method(HOT, open));
    assertThat(labels(covered)).containsExactly(List.of(TIER, a), List.of(HOT, open));
    assertThat(covered.series()).isEqualTo((2 + 40) * SERIES);
    // The other way round, A with COLD is in the open set alone.
    CatalogMetric wider = metric(method(HOT, a), method(TIER, open));
    assertThat(labels(wider))
        .containsExactly(List.of(TIER, CatalogLabel.bounded("kind", 41)), List.of(HOT, a));
    assertThat(wider.series()).isEqualTo((2 * 41 + 1) * SERIES);
  }

  @Test
  void ofSeveralOpenLabelsEachHasItsOwnMaximum() {
    CatalogLabel zone = CatalogLabel.bounded("zone", 5);
    CatalogMetric metric =
        metric(
            method(tenant(40), CatalogLabel.bounded("zone", 3)),
            method(zone, CatalogLabel.bounded("tenant", 30)));
    assertThat(labels(metric)).containsExactly(List.of(tenant(40), zone));
    assertThat(metric.series()).isEqualTo(40 * 5 * SERIES);
  }

  @Test
  void aLabelThatIsMaskedEverywhereIsMasked() {
    CatalogLabel masked = new CatalogLabel("tenant", List.of(), 40, true, "");
    assertThat(labels(metric(method(masked), method(masked)))).containsExactly(List.of(masked));
    assertThat(labels(metric(method(masked), method(tenant(50)))))
        .containsExactly(List.of(tenant(50)));
  }

  /** The compiler refuses it, and has to get that far. */
  @Test
  void methodsThatDoNotAgreeInTheirLabelsAreNoFault() {
    CatalogMetric metric = metric(method(tenant(40)), method(KIND), method(HOT, tenant(60)));
    assertThat(metric.series()).isPositive();
  }

  @Test
  void theSameInAnotherMethodIsNoDifference() {
    Catalog one = catalog(method(tenant(40)));
    Catalog two = catalog(method(tenant(40)), method(tenant(40)));
    assertThat(CatalogDiff.between(one, two)).isEmpty();
    assertThat(CatalogDiff.between(two, one)).isEmpty();
  }

  private static CatalogLabel tenant(int max) {
    return CatalogLabel.bounded("tenant", max);
  }

  private static CatalogMethod method(CatalogLabel... labels) {
    return own(List.of(1.0), labels);
  }

  private static CatalogMetric metric(CatalogMethod... methods) {
    List<CatalogMetric> metrics = catalog(methods).metrics();
    assertThat(metrics).hasSize(1);
    return metrics.get(0);
  }

  private static List<List<CatalogLabel>> labels(CatalogMetric metric) {
    return metric.labelSets().stream().map(LabelSet::labels).toList();
  }
}
