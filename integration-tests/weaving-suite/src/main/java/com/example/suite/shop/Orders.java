package com.example.suite.shop;

import ai.datapunk.weft.annotation.MeshService;
import ai.datapunk.weft.annotation.Objective;
import ai.datapunk.weft.annotation.Retried;
import ai.datapunk.weft.annotation.Timed;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** Calls that are made again, and answered for by another method when that was of no use. */
@MeshService("orders")
public class Orders {

  /** Retried when the disk or the network fails. */
  @Timed(objective = @Objective(availability = 0.999, latency = "250ms", latencyTarget = 0.99))
  @Retried(maxAttempts = 3, delay = "0ms", jitter = 0, retryOn = IOException.class)
  public String place(Callable<String> body) throws Exception {
    return body.call();
  }

  /** Answered for by {@link #spare}. */
  @Timed
  @Retried(maxAttempts = 2, delay = "0ms", jitter = 0, fallback = "spare")
  public String fetch(String key, int number) {
    if (number == 0) {
      throw new IllegalStateException("no " + key);
    }
    return key + number;
  }

  String spare(String key, int number, Throwable thrown) {
    return "spare of " + key + number + ": " + thrown.getMessage();
  }

  /** Retried when its future fails. */
  @Timed
  @Retried(maxAttempts = 2, delay = "0ms", jitter = 0)
  public CompletableFuture<String> later(
      String order, Supplier<CompletableFuture<String>> outcome) {
    return outcome.get().thenApply(result -> order + " " + result);
  }

  /** Answered for when its future fails. */
  @Timed
  @Retried(maxAttempts = 2, delay = "0ms", jitter = 0, fallback = "now")
  public CompletableFuture<String> promised(CompletableFuture<String> outcome) {
    return outcome;
  }

  CompletableFuture<String> now(CompletableFuture<String> outcome) {
    return CompletableFuture.completedFuture("now");
  }

  /** Retried at its subscription. */
  @Timed
  @Retried(maxAttempts = 2, delay = "0ms", jitter = 0)
  public Flow.Publisher<String> stream(Supplier<Flow.Publisher<String>> source) {
    return source.get();
  }
}
