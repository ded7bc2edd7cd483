package ai.datapunk.weft.catalog;

import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small catalogs to compare. */
public final class SampleCatalogs {

  private SampleCatalogs() {}

  /** A catalog of one class that has these methods. */
  public static Catalog catalog(CatalogMethod... methods) {
    return new Catalog(List.of(new CatalogClass("shop.Client", "", List.of(methods))));
  }

  /** A method of the service {@code inventory} that is timed. */
  public static CatalogMethod timed(String operation) {
    return method(new Target("inventory", operation), null);
  }

  /** A method whose calls are spread over that many instances. */
  static CatalogMethod balanced(int maxInstances) {
    Balance balance = new Balance("inventory", "ROUND_ROBIN", maxInstances);
    return method(null, null, balance);
  }

  /** A method that records {@code lake_store_seconds} with two constant labels. */
  static CatalogMethod constants(String op, String tier) {
    return own(
        List.of(1.0),
        CatalogLabel.closed("op", List.of(op)),
        CatalogLabel.closed("tier", List.of(tier)));
  }

  /** A method that records {@code lake_store_seconds}. */
  static CatalogMethod own(List<Double> buckets, CatalogLabel... labels) {
    return own(HistogramType.DEFAULT, buckets, labels);
  }

  /** The same, with a histogram of that type. */
  static CatalogMethod own(HistogramType histogram, List<Double> buckets, CatalogLabel... labels) {
    return method(
        null,
        new CustomMetric(
            "lake_store_seconds",
            Instrument.HISTOGRAM,
            "Help",
            histogram,
            buckets,
            List.of(labels)));
  }

  private static CatalogMethod method(@Nullable Target timed, @Nullable CustomMetric metric) {
    return method(timed, metric, null);
  }

  /** The same, whose calls are to reach this. */
  static CatalogMethod reaching(CatalogObjective objective, CatalogMethod method) {
    return new CatalogMethod(
        method.signature(),
        0,
        false,
        method.timed(),
        objective,
        method.metric(),
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  /** A method that has these of what a method may have. */
  static CatalogMethod method(
      @Nullable Target timed, @Nullable CustomMetric metric, @Nullable Balance balance) {
    return new CatalogMethod(
        "go()", 0, false, timed, null, metric, null, null, balance, null, null, List.of());
  }
}
