package ai.datapunk.weft.it.explorer;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogCall;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A platform of many applications that call those behind them, made by numbers that are the same
 * each time.
 */
final class GeneratedPlatform {

  private static final List<String> NAMES =
      List.of(
          """
          accounts basket billing catalog checkout customers delivery fraud gateway
          identity inventory invoices ledger loyalty mail media notifications offers
          orders payments pricing profile ratings recommendations refunds returns reviews
          search settlement shipping stock subscriptions suppliers support tax tracking
          translations vouchers warehouse wishlist addresses archive audit cards contracts
          currency documents exports geo limits
          """
              .split("\\s+"));
  private static final List<String> OPERATIONS = List.of("get", "list", "reserve", "update");
  private static final long MOST_CALLS = 3;

  /** A metric of the first application's own. */
  static final String RECONCILED = "accounts_reconcile_duration_seconds";

  private final Random random;
  private final int size;

  private GeneratedPlatform(int size, long seed) {
    this.size = size;
    this.random = new Random(seed);
  }

  /** So many applications, up to fifty. */
  static List<Catalog> of(int size, long seed) {
    return new GeneratedPlatform(size, seed).catalogs();
  }

  static String name(int index) {
    return NAMES.get(index);
  }

  private List<Catalog> catalogs() {
    return IntStream.range(0, size).mapToObj(this::catalog).toList();
  }

  /** What an application is called for, each of which may call what is behind it. */
  private Catalog catalog(int index) {
    List<CatalogMethod> clients = new ArrayList<>();
    List<CatalogMethod> own = new ArrayList<>();
    int operations = 1 + random.nextInt(OPERATIONS.size());
    for (int operation = 0; operation < operations; operation++) {
      List<CatalogCall> calls = new ArrayList<>();
      for (long call = random.nextLong(MOST_CALLS); call > 0 && index + 1 < size; call--) {
        int called = index + 1 + random.nextInt(Math.min(9, size - index - 1));
        CatalogMethod client = client(called, OPERATIONS.get(random.nextInt(2)));
        if (clients.stream().noneMatch(one -> one.signature().equals(client.signature()))) {
          clients.add(client);
        }
        calls.add(call(client, index));
      }
      own.add(timed(new Target(name(index), OPERATIONS.get(operation)), operation).calling(calls));
    }
    if (random.nextInt(3) == 0) {
      own.add(counter(index));
    }
    if (index == 0) {
      own.add(measuredByItself());
    }
    return new Catalog(
        name(index),
        List.of(
            new CatalogClass(type(index, "Clients"), "Clients.java", clients),
            new CatalogClass(type(index, "Api"), "Api.java", own)));
  }

  private static String type(int index, String simple) {
    return "shop." + name(index) + "." + simple;
  }

  private CatalogCall call(CatalogMethod client, int index) {
    return new CatalogCall(
        type(index, "Clients"),
        client.signature(),
        "Api.java",
        20 + random.nextInt(80),
        random.nextInt(6) == 0,
        false,
        random.nextInt(5) == 0,
        false);
  }

  private CatalogMethod client(int called, String operation) {
    Target target = new Target(name(called), operation);
    Retry retry =
        random.nextBoolean()
            ? new Retry(
                target,
                2 + random.nextInt(3),
                0.1,
                2,
                2,
                0.1,
                null,
                List.of(),
                List.of(),
                null,
                JitterType.PROPORTIONAL,
                0)
            : null;
    Circuit circuit =
        random.nextInt(3) > 0
            ? new Circuit(name(called), 0.5, 30.0, null, 20, 10, 3, null, 1, List.of(), List.of())
            : null;
    Balance balance = random.nextInt(3) == 0 ? new Balance(name(called), "round_robin", 8) : null;
    return method(name(called) + "_" + operation + "()", target, null, retry, circuit, balance);
  }

  private CatalogMethod timed(Target target, int operation) {
    CatalogObjective objective =
        operation == 0 && random.nextInt(4) == 0
            ? new CatalogObjective(0.999, 0.25, 0.99, Duration.ofDays(30).toSeconds())
            : null;
    return method(target.operation() + "()", target, objective, null, null, null);
  }

  private CatalogMethod method(
      String signature,
      Target timed,
      @Nullable CatalogObjective objective,
      @Nullable Retry retry,
      @Nullable Circuit circuit,
      @Nullable Balance balance) {
    return new CatalogMethod(
        signature,
        20 + random.nextInt(200),
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

  /** What the first application does and records in a metric of its own. */
  private static CatalogMethod measuredByItself() {
    return new CatalogMethod(
        "reconcile()",
        30,
        false,
        null,
        null,
        new CustomMetric(
            RECONCILED,
            Instrument.HISTOGRAM,
            "Reconciliations",
            HistogramType.DEFAULT,
            List.of(1.0, 60.0),
            List.of()),
        null,
        null,
        null,
        null,
        null,
        List.of());
  }

  private CatalogMethod counter(int index) {
    return CatalogMethod.ofSet(
        "counted()",
        12,
        new CustomMetric(
            name(index) + "_items_total",
            Instrument.COUNTER,
            "Items that " + name(index) + " has handled.",
            HistogramType.DEFAULT,
            List.of(),
            List.of(CatalogLabel.bounded("kind", 20))));
  }
}
