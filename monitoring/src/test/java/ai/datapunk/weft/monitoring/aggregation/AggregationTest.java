package ai.datapunk.weft.monitoring.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.monitoring.SampleShop;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is recorded of which metric. */
class AggregationTest {

  private static final List<Recorded> OF_FAMILIES =
      new Aggregation(List.of(), List.of()).recorded();

  @ParameterizedTest
  @EnumSource(Family.class)
  void eachFamilyIsRecordedUnlessThereIsAReason(Family family) {
    Set<String> sources = OF_FAMILIES.stream().map(Recorded::source).collect(Collectors.toSet());
    if (Aggregation.leftOut().containsKey(family)) {
      assertThat(Aggregation.leftOut().get(family)).isNotBlank();
      assertThat(sources).doesNotContain(family.metricName());
    } else {
      assertThat(sources).contains(family.metricName());
    }
  }

  @Test
  void noSeriesIsRecordedTwiceAndNamesHaveThreeParts() {
    assertThat(OF_FAMILIES)
        .allSatisfy(rule -> assertThat(rule.name()).matches("[a-z_]+:[a-z_0-9]+:[a-z_0-9]+"))
        .extracting(rule -> rule.name() + rule.labels())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "COUNTER, sold_total, job:sold:rate5m size:sold:rate5m size:sold_total:sum",
    "GAUGE, waiting_current, size:waiting_current:max size:waiting_current:min size:waiting_current:sum",
    "GAUGE, hit_ratio, size:hit_ratio:max size:hit_ratio:min",
    "GAUGE, age_seconds, size:age_seconds:max size:age_seconds:min",
    "UP_DOWN_COUNTER, open_current, size:open_current:max size:open_current:sum",
    "STATE_SET, mode, size:mode:sum",
    "INFO, build_info, size:build_info:count"
  })
  void anOwnMetricIsRecordedByWhatItIs(Instrument instrument, String name, String names) {
    assertThat(recorded(instrument, name, HistogramType.DEFAULT))
        .containsExactlyInAnyOrderElementsOf(List.of(names.split(" ", -1)));
  }

  @ParameterizedTest
  @CsvSource({"CLASSIC, true, false", "NATIVE, false, true", "BOTH, true, true"})
  void aHistogramIsRecordedByWhatItsBucketsAre(
      HistogramType type, boolean isClassic, boolean isNative) {
    List<String> names = recorded(Instrument.HISTOGRAM, "pack_seconds", type);
    assertThat(names.contains("size:pack_seconds_bucket:rate5m")).isEqualTo(isClassic);
    assertThat(names.contains("size:pack_seconds:rate5m")).isEqualTo(isNative);
    assertThat(names)
        .contains(
            "size:pack_seconds_sum:rate5m",
            "job:pack_seconds_count:rate5m",
            "job:pack_seconds:p95_rate5m");
  }

  /** What is by a target's label is by {@code job} anyway: one rule of each name, and no more. */
  @ParameterizedTest
  @EnumSource(
      value = Instrument.class,
      names = {"COUNTER", "HISTOGRAM", "GAUGE"})
  void labelsThatTargetsHaveTooMakeNoLevelOfTheirOwn(Instrument instrument) {
    for (String label : List.of("job", "instance")) {
      List<String> names = recorded(instrument, "waiting", HistogramType.DEFAULT, label);
      assertThat(names)
          .isNotEmpty()
          .doesNotHaveDuplicates()
          .allSatisfy(name -> assertThat(name).startsWith("job:"));
    }
  }

  @Test
  void aLabelThatHasTheNameOfWhoIsCalledStaysAsItIs() {
    CatalogMethod rung = own(Instrument.COUNTER, "rung_total", HistogramType.DEFAULT, "called");
    Aggregation aggregation = new Aggregation(List.of(SampleShop.catalog(rung)), List.of());
    assertThat(aggregation.recorded())
        .filteredOn(rule -> rule.source().equals("rung_total"))
        .extracting(Recorded::expression)
        .containsExactly(
            "sum by (job, called) (rate(rung_total[5m]))",
            "sum by (job, called) (rung_total)",
            "sum by (job) (rate(rung_total[5m]))");
    assertThat(aggregation.tests()).contains("rung_total{called=\"first\",");
  }

  @Test
  void environmentsHaveSumsOfTheirOwn() {
    CatalogMethod sold = own(Instrument.COUNTER, "sold_total", HistogramType.DEFAULT, "size");
    Aggregation apart =
        new Aggregation(List.of(SampleShop.catalog(sold)), List.of("cluster", "zone"));
    assertThat(apart.recorded())
        .allSatisfy(
            rule ->
                assertThat(rule.expression())
                    .doesNotContainPattern("by \\((?!cluster, zone, job[,)])"))
        .filteredOn(rule -> rule.source().equals("sold_total"))
        .extracting(Recorded::expression)
        .containsExactly(
            "sum by (cluster, zone, job, size) (rate(sold_total[5m]))",
            "sum by (cluster, zone, job, size) (sold_total)",
            "sum by (cluster, zone, job) (rate(sold_total[5m]))");
  }

  private static List<String> recorded(Instrument instrument, String name, HistogramType type) {
    return recorded(instrument, name, type, "size");
  }

  private static List<String> recorded(
      Instrument instrument, String name, HistogramType type, String... labels) {
    CatalogMethod method = own(instrument, name, type, labels);
    return new Aggregation(List.of(SampleShop.catalog(method)), List.of())
        .recorded().stream()
            .filter(rule -> rule.source().equals(name))
            .map(Recorded::name)
            .toList();
  }

  private static CatalogMethod own(
      Instrument instrument, String name, HistogramType type, String... labels) {
    List<CatalogLabel> bounded =
        Stream.of(labels).map(label -> CatalogLabel.bounded(label, 20)).toList();
    return CatalogMethod.ofSet(
        "record()", 7, new CustomMetric(name, instrument, "Help", type, List.of(), bounded));
  }
}
