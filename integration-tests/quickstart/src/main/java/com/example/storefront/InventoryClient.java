package com.example.storefront;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Asks the inventory service, of which there are several instances. */
@MeshService("inventory")
public class InventoryClient {

  private final Transport transport;

  /** A client that sends its requests this way. */
  public InventoryClient(Transport transport) {
    this.transport = transport;
  }

  /** How many pieces of an article are in stock. */
  public int stock(String sku) throws IOException, InterruptedException {
    return stock(null, sku);
  }

  // tag::annotated[]
  @Timed
  @Retried(maxAttempts = 4, delay = "20ms", retryOn = IOException.class)
  @CircuitGuarded(failureRate = 0.5, window = "10s", openFor = "1s")
  @LoadBalanced
  int stock(@Instance URI instance, String sku) throws IOException, InterruptedException {
    HttpResponse<String> response = transport.send(get(instance.resolve("/stock/" + sku)));
    return Integer.parseInt(response.body());
  }

  // end::annotated[]

  private static HttpRequest get(URI uri) {
    return HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(2)).build();
  }
}
