package com.example.storefront.services;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server that can be stopped, and started again under the same address. */
final class LoopbackServer implements AutoCloseable {

  /** What a server answers. */
  record Reply(int status, String body) {}

  /** How it finds its answer. */
  @FunctionalInterface
  interface Handler {
    Reply answer(HttpExchange exchange) throws IOException;
  }

  static {
    // Without it each answer waits about 40 ms for the client's delayed acknowledgement.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final Handler handler;
  private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private HttpServer server;
  private ExecutorService threads;

  LoopbackServer(Handler handler) {
    this.handler = handler;
    start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + address.getPort());
  }

  synchronized void start() {
    if (server != null) {
      return;
    }
    try {
      server = HttpServer.create(address, 0);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on " + address, e);
    }
    address = server.getAddress();
    threads = Executors.newCachedThreadPool(LoopbackServer::daemon);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  synchronized void stop() {
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Reply reply = handler.answer(exchange);
      byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(reply.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "loopback-server");
    thread.setDaemon(true);
    return thread;
  }
}
