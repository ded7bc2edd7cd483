package ai.datapunk.weft.monitoring;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogClass;
import ai.datapunk.weft.catalog.CatalogLabel;
import ai.datapunk.weft.catalog.CatalogMethod;
import ai.datapunk.weft.catalog.CatalogMethod.Balance;
import ai.datapunk.weft.catalog.CatalogMethod.Circuit;
import ai.datapunk.weft.catalog.CatalogMethod.Retry;
import ai.datapunk.weft.catalog.CatalogMethod.Target;
import ai.datapunk.weft.catalog.CatalogObjective;
import ai.datapunk.weft.catalog.CustomMetric;
import ai.datapunk.weft.contract.HistogramType;
import ai.datapunk.weft.contract.Instrument;
import ai.datapunk.weft.contract.JitterType;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A shop that calls {@code inventory}, with an objective, retried, guarded and balanced, and {@code
 * prices}, whose circuit opens for a second, and that has a cache.
 */
public final class SampleShop {

  private static final CatalogObjective OBJECTIVE =
      new CatalogObjective(0.999, 0.25, 0.99, Duration.ofDays(30).toSeconds());

  private SampleShop() {}

  /** The shop's catalog. */
  public static Catalog catalog() {
    return catalog(
        method(
            new Target("inventory", "stock"),
            OBJECTIVE,
            retry("inventory", "stock", 3),
            circuit("inventory", 10),
            new Balance("inventory", "round_robin", 8)),
        guarded("prices", 1),
        gauge("cache_hit_ratio", "cache"));
  }

  /** A catalog of one class that has these methods. */
  public static Catalog catalog(CatalogMethod... methods) {
    return new Catalog(
        "shop", List.of(new CatalogClass("shop.Client", "Client.java", List.of(methods))));
  }

  /** A method that is timed, and nothing else. */
  public static CatalogMethod timed(String service) {
    return method(new Target(service, "ask"), null, null, null, null);
  }

  /** The same, with an objective over that long. */
  public static CatalogMethod timed(String service, Duration window) {
    return method(
        new Target(service, "ask"),
        new CatalogObjective(0.99, null, null, window.toSeconds()),
        null,
        null,
        null);
  }

  /** A method whose circuit opens for that many seconds. */
  public static CatalogMethod guarded(String service, double openFor) {
    return method(new Target(service, "ask"), null, null, circuit(service, openFor), null);
  }

  /** The same, where that many calls are looked at. */
  public static CatalogMethod guarded(String service, double openFor, int calls) {
    return method(new Target(service, "ask"), null, null, circuit(service, openFor, calls), null);
  }

  /** A method whose calls are spread like this. */
  public static CatalogMethod balanced(String service, String strategy) {
    return method(new Target(service, "ask"), null, null, null, new Balance(service, strategy, 8));
  }

  /** A method of a metric set that sets a gauge with these labels. */
  public static CatalogMethod gauge(String name, String... labels) {
    List<CatalogLabel> bounded =
        Stream.of(labels).map(label -> CatalogLabel.bounded(label, 20)).toList();
    return CatalogMethod.ofSet(
        "set()",
        7,
        new CustomMetric(
            name, Instrument.GAUGE, "Help", HistogramType.DEFAULT, List.of(), bounded));
  }

  private static CatalogMethod method(
      Target timed,
      @Nullable CatalogObjective objective,
      @Nullable Retry retry,
      @Nullable Circuit circuit,
      @Nullable Balance balance) {
    return new CatalogMethod(
        timed.operation() + "()",
        7,
        false,
        timed,
        objective,
        null,
        retry,
        circuit,
        balance,
        null,
        null,
        List.of());
  }

  private static Retry retry(String service, String operation, int attempts) {
    return new Retry(
        new Target(service, operation),
        attempts,
        0.1,
        2,
        10,
        0,
        null,
        List.of(),
        List.of(),
        null,
        JitterType.PROPORTIONAL,
        0.2);
  }

  private static Circuit circuit(String service, double openFor) {
    return circuit(service, openFor, 20);
  }

  private static Circuit circuit(String service, double openFor, int calls) {
    return new Circuit(service, 0.5, 30.0, null, calls, openFor, 3, null, 1, List.of(), List.of());
  }
}
