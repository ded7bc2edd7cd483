package com.example.books;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** The second service, on loopback: says what it is told to say. */
final class PriceService implements AutoCloseable {

  private final HttpServer server;
  private final AtomicInteger failing = new AtomicInteger();

  PriceService() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    answer("/prices/", "1250");
    answer("/reviews/", "good\nlong\n");
    server.start();
  }

  private void answer(String path, String text) {
    byte[] body = text.getBytes(StandardCharsets.US_ASCII);
    server.createContext(
        path,
        exchange -> {
          boolean fails = failing.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
          exchange.getResponseHeaders().set("Content-Type", "text/plain");
          exchange.sendResponseHeaders(fails ? 503 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** The next so many requests fail. */
  void fail(int requests) {
    failing.set(requests);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
