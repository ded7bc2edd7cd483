package com.example.storefront;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Charges cards at the payment service, which fails now and then. */
@MeshService("payment")
public class PaymentClient {

  private final Transport transport;
  private final URI address;

  /** A client of the payment service at this address. */
  public PaymentClient(Transport transport, URI address) {
    this.transport = transport;
    this.address = address;
  }

  /**
   * Charges an order's card. The order's id makes the service charge it once, however often it is
   * asked.
   *
   * @return the payment's reference
   * @throws CardDeclinedException if the service says no, which is neither retried nor the
   *     service's failure
   */
  @Timed
  @Retried(maxAttempts = 3, delay = "20ms", retryOn = IOException.class, budget = 0.2)
  @CircuitGuarded(
      failureRate = 0.5,
      window = "20 calls",
      minimumCalls = 10,
      openFor = "1s",
      trialCalls = 3,
      ignore = CardDeclinedException.class)
  public String charge(Order order)
      throws IOException, InterruptedException, CardDeclinedException {
    HttpResponse<String> response = transport.send(post(order));
    return switch (response.statusCode()) {
      case 200 -> response.body();
      case 402 -> throw new CardDeclinedException(order);
      default -> throw new ServiceUnavailableException(response);
    };
  }

  private HttpRequest post(Order order) {
    return HttpRequest.newBuilder(address.resolve("/payments/" + order.id()))
        .timeout(Duration.ofSeconds(2))
        .POST(BodyPublishers.ofString(Integer.toString(order.cents())))
        .build();
  }
}
