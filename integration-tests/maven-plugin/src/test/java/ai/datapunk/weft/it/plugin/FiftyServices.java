package ai.datapunk.weft.it.plugin;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The catalog of a harbour that calls fifty services in many ways, which are the same each time.
 */
final class FiftyServices {

  private static final List<String> PLACES =
      List.of("berth", "buoy", "crane", "dock", "hold", "lock", "pilot", "quay", "tug", "yard");
  private static final List<String> DUTIES =
      List.of("ledger", "permits", "schedule", "tolls", "weights");
  private static final List<String> OPERATIONS = List.of("find", "book", "cancel");

  private static final List<String> STRATEGIES =
      List.of("round_robin", "weighted_round_robin", "random", "least_connections");

  private static final double[] SHARES = {0.9, 0.95, 0.99, 0.995, 0.999};
  private static final double[] BOUNDS = {0.1, 0.25, 0.5, 1};
  private static final int[] DAYS = {7, 30, 90};

  /** How many services share an objective. */
  private static final int EACH = 4;

  private final Random random = new Random(50);

  private FiftyServices() {}

  static Catalog catalog() {
    return new FiftyServices().harbour();
  }

  static List<String> names() {
    return PLACES.stream()
        .flatMap(place -> DUTIES.stream().map(duty -> place + "-" + duty))
        .toList();
  }

  private Catalog harbour() {
    List<CatalogClass> classes = new ArrayList<>();
    List<String> services = names();
    for (int number = 0; number < services.size(); number++) {
      boolean hasObjective = number % EACH == 0;
      classes.add(client(services.get(number), hasObjective ? objective() : null));
    }
    classes.add(type("Berths", List.of(hits())));
    return new Catalog("harbour", classes);
  }

  /** A class whose first operation has the objective. */
  private CatalogClass client(String service, @Nullable CatalogObjective objective) {
    List<CatalogMethod> methods = new ArrayList<>();
    int operations = 1 + random.nextInt(OPERATIONS.size());
    Circuit circuit = random.nextBoolean() ? circuit(service) : null;
    Balance balance =
        random.nextBoolean()
            ? new Balance(service, STRATEGIES.get(random.nextInt(STRATEGIES.size())), 8)
            : null;
    for (String operation : OPERATIONS.subList(0, operations)) {
      Target target = new Target(service, operation);
      methods.add(
          new CatalogMethod(
              operation + "(java.lang.String)",
              10,
              false,
              target,
              operation.equals("find") ? objective : null,
              null,
              random.nextBoolean() ? retry(target) : null,
              circuit,
              balance,
              null,
              null,
              List.of()));
    }
    return type("Client" + names().indexOf(service), methods);
  }

  private static CatalogClass type(String name, List<CatalogMethod> methods) {
    return new CatalogClass("harbour." + name, name + ".java", methods);
  }

  private CatalogObjective objective() {
    double window = Duration.ofDays(DAYS[random.nextInt(DAYS.length)]).toSeconds();
    Double availability = random.nextBoolean() ? one(SHARES) : null;
    boolean hasLatency = availability == null || random.nextBoolean();
    return new CatalogObjective(
        availability, hasLatency ? one(BOUNDS) : null, hasLatency ? one(SHARES) : null, window);
  }

  private Double one(double... values) {
    return values[random.nextInt(values.length)];
  }

  private Retry retry(Target target) {
    int attempts = 2 + random.nextInt(3);
    return new Retry(
        target,
        attempts,
        0.05,
        2,
        1,
        0.5,
        null,
        List.of(),
        List.of(),
        null,
        JitterType.PROPORTIONAL,
        0);
  }

  private Circuit circuit(String service) {
    double openFor = 1 + random.nextInt(30);
    return new Circuit(service, 0.5, 10.0, null, 20, openFor, 3, null, 1, List.of(), List.of());
  }

  private static CatalogMethod hits() {
    return CatalogMethod.ofSet(
        "hitRatio(double)",
        7,
        new CustomMetric(
            "cache_hit_ratio",
            Instrument.GAUGE,
            "Hits",
            HistogramType.DEFAULT,
            List.of(),
            List.of(CatalogLabel.bounded("cache", 20))));
  }
}
