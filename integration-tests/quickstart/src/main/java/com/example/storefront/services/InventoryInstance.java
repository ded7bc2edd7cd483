package com.example.storefront.services;

import com.sun.net.httpserver.HttpExchange;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/** One instance of the inventory service. It can die, and come back under its old address. */
public final class InventoryInstance implements AutoCloseable {

  private final AtomicLong requests = new AtomicLong();
  private final Random random;
  private final Latency latency;
  private final LoopbackServer server;

  /** A running instance. */
  public InventoryInstance(long seed, Latency latency) {
    this.random = new Random(seed);
    this.latency = latency;
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

  /** Stops the server: connections are closed, new ones refused. */
  public void die() {
    server.stop();
  }

  /** Starts the server again. */
  public void comeBack() {
    server.start();
  }

  @Override
  public void close() {
    server.close();
  }

  private LoopbackServer.Reply answer(HttpExchange exchange) {
    requests.incrementAndGet();
    latency.pass(random);
    return new LoopbackServer.Reply(200, Integer.toString(random.nextInt(20)));
  }
}
