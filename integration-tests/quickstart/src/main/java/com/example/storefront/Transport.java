package com.example.storefront;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends a request over HTTP. */
@FunctionalInterface
public interface Transport {

  /** Sends the request and waits for the whole response. */
  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException;

  /** A transport that gives up connecting after a second. */
  static Transport http() {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    return request -> client.send(request, BodyHandlers.ofString());
  }
}
