package com.example.versions;

import ai.datapunk.weft.annotation.CircuitGuarded;
import ai.datapunk.weft.annotation.Instance;
import ai.datapunk.weft.annotation.LoadBalanced;
import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** A service's client with a method of each kind of advice. */
@MeshService("inventory")
class Shop {

  private int calls;

  @Timed
  int priceOf(String sku) {
    return sku.length();
  }

  /** Fails at the first call. */
  @Timed
  @Retried(maxAttempts = 2, delay = "1ms")
  @CircuitGuarded
  String reserve(String sku) throws IOException {
    calls++;
    if (calls == 1) {
      throw new IOException("not the first time");
    }
    return sku;
  }

  @Timed
  @LoadBalanced
  String stock(@Instance URI instance, String sku) {
    return instance.getHost() + "/" + sku;
  }

  @Retried(maxAttempts = 2, delay = "1ms")
  CompletableFuture<String> order(String sku) {
    return CompletableFuture.completedFuture(sku);
  }

  @CircuitGuarded(fallback = "cached")
  String described(String sku) {
    throw new IllegalStateException("no " + sku);
  }

  String cached(String sku) {
    return "a " + sku;
  }

  int calls() {
    return calls;
  }
}
