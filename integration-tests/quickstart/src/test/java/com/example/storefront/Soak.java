package com.example.storefront;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import com.example.storefront.report.Scrape;
import com.example.storefront.services.InventoryInstance;
import com.example.storefront.services.Latency;
import com.example.storefront.services.PaymentService;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Shoppers who order for a while, in {@link Turbulence}, while somebody scrapes. */
final class Soak {

  private static final int SHOPPERS = 4;
  private static final int INSTANCES = 5;
  private static final int SCRAPE_MILLIS = 500;
  private static final int PROGRESS_SECONDS = 10;

  final Truth truth = new Truth();
  final Scrape last;
  final int scrapes;
  final int deaths;
  final List<URI> inventory;

  private final int seconds;
  private final long seed;
  private volatile boolean open = true;

  private Soak(int seconds, long seed, List<InventoryInstance> instances, PaymentService payment)
      throws Exception {
    this.seconds = seconds;
    this.seed = seed;
    this.inventory = instances.stream().map(InventoryInstance::uri).toList();
    ExecutorService threads = Executors.newFixedThreadPool(SHOPPERS + 1);
    try (MetricsEndpoint endpoint = MetricsEndpoint.builder().port(0).start()) {
      ScrapeWatch watch = new ScrapeWatch(endpoint.uri());
      Turbulence turbulence = new Turbulence(instances, payment, truth, watch, seed);
      Weft.instances("inventory", turbulence::present);
      inventory.forEach(
          each -> truth.count("mesh_service_registrations_total", "service", "inventory"));
      List<Future<?>> running = start(threads, payment.uri(), watch);
      pass(turbulence, watch, running);
      open = false;
      for (Future<?> each : running) {
        each.get();
      }
      turbulence.end();
      last = watch.scrape();
      scrapes = watch.scrapes();
      deaths = turbulence.deaths();
    } finally {
      open = false;
      threads.shutdownNow();
    }
  }

  static Soak of(int seconds, long seed) throws Exception {
    List<InventoryInstance> instances =
        IntStream.range(0, INSTANCES)
            .mapToObj(i -> new InventoryInstance(seed + i, new Latency(0, 4)))
            .toList();
    try (PaymentService payment = new PaymentService(seed, new Latency(0, 2), 0.06)) {
      return new Soak(seconds, seed, instances, payment);
    } finally {
      instances.forEach(InventoryInstance::close);
    }
  }

  private List<Future<?>> start(ExecutorService threads, URI payment, ScrapeWatch watch) {
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < SHOPPERS; i++) {
      String shopper = "shopper-" + i;
      Random random = new Random(seed + i);
      running.add(threads.submit(() -> shop(shopper, random, payment)));
    }
    running.add(threads.submit(() -> scrape(watch)));
    return running;
  }

  private Void scrape(ScrapeWatch watch) throws IOException, InterruptedException {
    while (open) {
      watch.scrape();
      Thread.sleep(SCRAPE_MILLIS);
    }
    return null;
  }

  private void pass(Turbulence turbulence, ScrapeWatch watch, List<Future<?>> running)
      throws Exception {
    long begin = System.nanoTime();
    for (int second = 1; second <= seconds; second++) {
      Thread.sleep(Math.max(0, second * 1_000L - (System.nanoTime() - begin) / 1_000_000));
      turbulence.pass(second);
      for (Future<?> each : running) {
        if (each.isDone()) {
          each.get();
        }
      }
      if (second % PROGRESS_SECONDS == 0) {
        System.out.printf(
            "soak: %d of %d s, %.0f operations, %.0f refused, %.0f requests to instances, of which"
                + " %.0f without a connection, %d deaths, %d scrapes%n",
            second,
            seconds,
            truth.sum("retry_calls_total"),
            truth.sum("circuit_breaker_rejections_total"),
            truth.sum("load_balancer_requests_total"),
            truth.sum("load_balancer_connection_errors_total"),
            turbulence.deaths(),
            watch.scrapes());
      }
    }
  }

  /** What a circuit does is for nobody to know who makes only some of its calls. */
  private Void shop(String shopper, Random random, URI payment) throws InterruptedException {
    BreakerModel notTheWholeTruth = new BreakerModel(new Truth());
    CountedShop shop =
        new CountedShop(
            truth, new CountingTransport(truth, notTheWholeTruth, payment.getAuthority()), payment);
    for (int number = 1; open; number++) {
      shop.order(shopper + "-order-" + number, random);
      Thread.sleep(random.nextInt(6));
    }
    return null;
  }
}
