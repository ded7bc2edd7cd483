package ai.datapunk.weft.it.prometheus.drill;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import com.example.storefront.InventoryClient;
import com.example.storefront.PaymentClient;
import com.example.storefront.Storefront;
import com.example.storefront.services.Services;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The shop in a process of its own, with customers, that does what it reads line by line: things
 * break and are mended, customers come and leave, and it counts what was sent.
 */
final class ShopProgram {

  static final String OUTAGE = "outage";
  static final String OUTAGE_ENDS = "outage ends";
  static final String SLOW = "slow";
  static final String FAST = "fast";
  static final String OPEN = "open";
  static final String CLOSE = "close";
  static final String COUNT = "count";

  private final Services services;
  private final CountedTransport transport = new CountedTransport();
  private final Storefront storefront;
  private Customers customers;

  private ShopProgram(Services services) {
    this.services = services;
    URI payment = services.payment().uri();
    transport.name("payment", List.of(payment));
    transport.name("inventory", services.inventoryUris());
    this.storefront =
        new Storefront(new InventoryClient(transport), new PaymentClient(transport, payment));
    this.customers = new Customers(storefront);
  }

  /** Takes the port at which its metrics are served. */
  public static void main(String[] arguments) throws Exception {
    try (Services services = Services.startWithoutDelay(7);
        MetricsEndpoint endpoint =
            MetricsEndpoint.builder().port(Integer.parseInt(arguments[0])).start()) {
      List<URI> instances = services.inventoryUris();
      Weft.instances("inventory", () -> instances);
      ShopProgram shop = new ShopProgram(services);
      System.out.println("open " + endpoint.uri());
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        System.out.println(shop.hear(line));
      }
      shop.customers.leave();
    }
  }

  private String hear(String line) throws IOException, InterruptedException {
    switch (line) {
      case OUTAGE -> services.payment().beginOutage();
      case OUTAGE_ENDS -> services.payment().endOutage();
      case SLOW -> transport.delay("payment", 400);
      case FAST -> transport.delay("payment", 0);
      case OPEN -> customers = new Customers(storefront);
      case CLOSE -> customers.leave();
      case COUNT -> {
        return transport.counts() + " orders=" + customers.orders();
      }
      default -> throw new IOException("What is '" + line + "'?");
    }
    return "done: " + line;
  }
}
