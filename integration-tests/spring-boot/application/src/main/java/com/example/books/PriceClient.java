package com.example.books;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks the service that knows prices. */
@Component
@MeshService("prices")
public final class PriceClient {

  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * The price of a book, in cents.
   *
   * @param instance null for one that Weft picks
   */
  @Timed
  @Retried(maxAttempts = 3, delay = "1ms", retryOn = IOException.class)
  @CircuitGuarded(failureRate = 0.5, window = "100 calls", minimumCalls = 10, openFor = "1m")
  @LoadBalanced
  public int price(@Instance URI instance, String isbn) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(instance.resolve("/prices/" + isbn))
            .timeout(Duration.ofSeconds(5))
            .build();
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("status " + response.statusCode());
    }
    return Integer.parseInt(response.body());
  }
}
