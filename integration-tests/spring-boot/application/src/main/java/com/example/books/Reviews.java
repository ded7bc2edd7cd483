package com.example.books;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Flux;

/** What readers say, line by line, from the service that knows prices. */
@Component
@MeshService("reviews")
public class Reviews {

  private final WebClient http;

  Reviews(@Value("${prices.url:http://127.0.0.1:1}") String url) {
    http = WebClient.create(url);
  }

  @Timed
  @Retried(
      maxAttempts = 3,
      delay = "1ms",
      retryOn = WebClientResponseException.ServiceUnavailable.class)
  public Flux<String> of(String isbn) {
    return http.get().uri("/reviews/{isbn}", isbn).retrieve().bodyToFlux(String.class);
  }
}
