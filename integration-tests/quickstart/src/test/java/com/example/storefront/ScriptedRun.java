package com.example.storefront;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import com.example.storefront.report.Scrape;
import com.example.storefront.services.Services;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A fixed number of orders, one after the other. What fails, fails at certain orders, so that the
 * same seed gives the same run.
 */
final class ScriptedRun {

  static final int ORDERS = 400;
  private static final int INSTANCE_DIES = 60;
  private static final int INSTANCE_COMES_BACK = 160;
  private static final int OUTAGE_BEGINS = 240;
  private static final int OUTAGE_ENDS = 280;

  /** Longer than Weft lets an unhealthy instance rest. */
  private static final Duration REST = Duration.ofSeconds(6);

  /** Longer than {@link PaymentClient#charge} keeps its circuit open. */
  private static final Duration OPEN_FOR = Duration.ofMillis(1_100);

  /** The run is over in a fraction of the time that an instance that is back is spared for. */
  private static final Configuration WITHOUT_SLOW_START =
      Configuration.of(Map.of("weft.load-balancer.slow-start", "0s"), Map.of(), Map.of());

  final Truth truth = new Truth();
  final BreakerModel payment = new BreakerModel(truth);
  final Services services;
  final CountingTransport transport;
  final String metrics;

  /** How long the run took, as Weft's clock said. */
  final double seconds;

  private final SkippingTicker ticker = new SkippingTicker();

  private ScriptedRun(long seed, Services services) throws IOException, InterruptedException {
    this.services = services;
    this.transport = new CountingTransport(truth, payment, services.payment().uri().getAuthority());
    Weft.use(Mesh.builder().ticker(ticker).configuration(WITHOUT_SLOW_START).build());
    long begin = ticker.nanoTime();
    register(services.inventoryUris());
    try (MetricsEndpoint endpoint = MetricsEndpoint.builder().port(0).start()) {
      placeOrders(new Random(seed), new CountedShop(truth, transport, services.payment().uri()));
      metrics = Scrape.text(endpoint.uri());
    }
    seconds = (ticker.nanoTime() - begin) / 1e9;
  }

  static ScriptedRun of(long seed) throws IOException, InterruptedException {
    try (Services services = Services.startWithoutDelay(seed)) {
      return new ScriptedRun(seed, services);
    }
  }

  private void register(List<URI> instances) {
    Weft.instances("inventory", () -> instances);
    instances.forEach(
        each -> truth.count("mesh_service_registrations_total", "service", "inventory"));
  }

  private void placeOrders(Random random, CountedShop shop) throws InterruptedException {
    for (int number = 1; number <= ORDERS; number++) {
      letHappen(number);
      shop.order("order-" + number, random);
    }
  }

  private void letHappen(int order) {
    switch (order) {
      case INSTANCE_DIES -> services.inventory().get(1).die();
      case INSTANCE_COMES_BACK -> {
        services.inventory().get(1).comeBack();
        ticker.skip(REST);
      }
      case OUTAGE_BEGINS -> services.payment().beginOutage();
      case OUTAGE_ENDS -> {
        services.payment().endOutage();
        ticker.skip(OPEN_FOR);
      }
      default -> {}
    }
  }
}
