package ai.datapunk.weft.it.prometheus;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.circuitbreaker.CallRefusedException;
import ai.datapunk.weft.exposition.MetricsEndpoint;
import com.example.storefront.CardDeclinedException;
import com.example.storefront.Delivery;
import com.example.storefront.InventoryClient;
import com.example.storefront.Order;
import com.example.storefront.PaymentClient;
import com.example.storefront.Storefront;
import com.example.storefront.Transport;
import com.example.storefront.services.Services;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** The shop with some orders behind it, of which some failed, serving its metrics. */
public final class RunningQuickstart implements AutoCloseable {

  /** What all of them record in: no two tests can at one time. */
  public static final String MESH = "the mesh of all";

  private static final int ORDERS = 120;
  private static final int INSTANCE_DIES = 30;
  private static final int OUTAGE_BEGINS = 90;

  private final Services services = Services.startWithoutDelay(42);
  private final MetricsEndpoint endpoint;
  private final Storefront storefront;
  private int number;

  /** One whose orders are placed when this returns. */
  public RunningQuickstart() throws IOException, InterruptedException {
    endpoint = MetricsEndpoint.builder().port(0).start();
    List<URI> instances = services.inventoryUris();
    Weft.instances("inventory", () -> instances);
    Transport http = Transport.http();
    storefront =
        new Storefront(
            new InventoryClient(http), new PaymentClient(http, services.payment().uri()));
    placeOrders(ORDERS);
  }

  public URI metrics() {
    return endpoint.uri();
  }

  @Override
  public void close() {
    endpoint.close();
    services.close();
  }

  /** The outage ends. */
  public void recover() {
    services.payment().endOutage();
  }

  /** Some orders more. */
  public void placeOrders(int orders) throws InterruptedException {
    for (int placed = 0; placed < orders; placed++) {
      number++;
      if (number == INSTANCE_DIES) {
        services.inventory().get(1).die();
      } else if (number == OUTAGE_BEGINS) {
        services.payment().beginOutage();
      }
      try {
        storefront.checkout(new Order("order-" + number, "sku-1", 1_000), Delivery.STANDARD);
      } catch (CardDeclinedException | CallRefusedException | IOException e) {
        // What fails is what the metrics are to show.
      }
    }
  }
}
