package com.example.storefront.demo;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import com.example.storefront.InventoryClient;
import com.example.storefront.PaymentClient;
import com.example.storefront.Storefront;
import com.example.storefront.Transport;
import com.example.storefront.report.Report;
import com.example.storefront.report.Scrape;
import com.example.storefront.services.Services;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Opens the shop, lets things fail and recover, and prints what {@code /metrics} says about it.
 *
 * <p>Takes the system properties that {@link DemoSettings} names.
 */
public final class Demo {

  private static final int SHOPPERS = 6;

  /** How long one round of the schedule takes where the demo runs until it is stopped. */
  private static final int ROUND_SECONDS = 20;

  private static final Duration TICK = Duration.ofMillis(50);

  private final DemoSettings settings;
  private final PrintStream out;
  private final CountDownLatch stop;

  private Demo(DemoSettings settings, PrintStream out, CountDownLatch stop) {
    this.settings = settings;
    this.out = out;
    this.stop = stop;
  }

  /** Runs the demo. */
  public static void main(String[] args) throws IOException, InterruptedException {
    DemoSettings settings = DemoSettings.from(System.getProperties());
    CountDownLatch stop = new CountDownLatch(1);
    Thread main = Thread.currentThread();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(stop, main)));
    new Demo(settings, System.out, stop).run();
  }

  /** On Ctrl-C the table is still printed. */
  private static void finish(CountDownLatch stop, Thread main) {
    stop.countDown();
    try {
      main.join(Duration.ofSeconds(10).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() throws IOException, InterruptedException {
    try (Services services = Services.start(settings.seed())) {
      List<URI> instances = services.inventoryUris();
      // tag::start[]
      Weft.instances("inventory", () -> instances);
      MetricsEndpoint endpoint = MetricsEndpoint.builder().port(settings.port()).start();
      // end::start[]
      try (endpoint) {
        out.println("The shop is open; its metrics are at " + endpoint.uri());
        out.println("Its inventory instances 1, 2 and 3 are " + authorities(instances));
        shop(services);
        print(endpoint.uri());
      }
    }
  }

  private static String authorities(List<URI> instances) {
    return instances.stream().map(URI::getAuthority).collect(Collectors.joining(", "));
  }

  private void shop(Services services) throws InterruptedException {
    Transport http = Transport.http();
    Storefront storefront =
        new Storefront(
            new InventoryClient(http), new PaymentClient(http, services.payment().uri()));
    try (Shoppers shoppers = new Shoppers(SHOPPERS, settings.seed(), storefront)) {
      watch(Schedule.forDemo(services), shoppers);
    }
  }

  private void watch(Schedule schedule, Shoppers shoppers) throws InterruptedException {
    int round = settings.seconds() == 0 ? ROUND_SECONDS : settings.seconds();
    long begin = System.nanoTime();
    double before = 0;
    while (settings.seconds() == 0 || before < settings.seconds()) {
      boolean stopped = stop.await(TICK.toMillis(), TimeUnit.MILLISECONDS);
      if (stopped) {
        return;
      }
      double now = (System.nanoTime() - begin) / 1e9;
      double roundBegin = Math.floor(now / round) * round;
      for (Schedule.Event event :
          schedule.pass((before - roundBegin) / round, (now - roundBegin) / round)) {
        out.printf("%4.1f s  %s%n", now, event.says());
      }
      if (Math.floor(now) > Math.floor(before)) {
        out.printf(
            "%4.0f s  %s; payment circuit %s%n",
            Math.floor(now), shoppers.summary(), Weft.circuit("payment").state());
      }
      before = now;
    }
  }

  private void print(URI metrics) throws IOException, InterruptedException {
    out.println();
    out.println(new Report(Scrape.of(metrics)));
    out.println("All of it was read from " + metrics);
  }
}
