package com.example.storefront.services;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** The payment service: fails a share of requests, declines expensive orders, has outages. */
public final class PaymentService implements AutoCloseable {

  /** Orders above this are declined. */
  public static final int LIMIT_CENTS = 95_000;

  private final AtomicLong requests = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final Random random;
  private final Latency latency;
  private final double failingShare;
  private final LoopbackServer server;
  private volatile boolean down;

  /** A running service that fails this share of its requests. */
  public PaymentService(long seed, Latency latency, double failingShare) {
    this.random = new Random(seed);
    this.latency = latency;
    this.failingShare = failingShare;
    this.server = new LoopbackServer(this::answer);
  }

  /** Where it listens. */
  public URI uri() {
    return server.uri();
  }

  /** How many requests have reached it. */
  public long requests() {
    return requests.get();
  }

  /** How many of them it failed. */
  public long failures() {
    return failures.get();
  }

  /** Begins an outage: the service listens, but fails every request. */
  public void beginOutage() {
    down = true;
  }

  /** Ends the outage. */
  public void endOutage() {
    down = false;
  }

  @Override
  public void close() {
    server.close();
  }

  private LoopbackServer.Reply answer(HttpExchange exchange) throws IOException {
    long number = requests.incrementAndGet();
    latency.pass(random);
    if (random.nextDouble() < failingShare || down) {
      failures.incrementAndGet();
      return new LoopbackServer.Reply(503, "try again later");
    }
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    return Integer.parseInt(body) > LIMIT_CENTS
        ? new LoopbackServer.Reply(402, "declined")
        : new LoopbackServer.Reply(200, "payment-" + number);
  }
}
