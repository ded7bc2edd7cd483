package ai.datapunk.weft.exposition;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.datapunk.weft.http.BoundedHttpServer;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** Sends what is made at once. A {@code HEAD} gets the headers without it. */
final class Answers {

  private Answers() {}

  static boolean isHead(HttpExchange exchange) {
    return exchange.getRequestMethod().equals("HEAD");
  }

  /** A line for a person or a probe. */
  static void text(HttpExchange exchange, int status, String line) throws IOException {
    send(exchange, status, "text/plain; charset=utf-8", line + "\n");
  }

  static void html(HttpExchange exchange, String page) throws IOException {
    send(exchange, 200, "text/html; charset=utf-8", page);
  }

  /**
   * The last line on a connection whose request has a body: the JDK's server would wait for the
   * body to come, to leave it aside.
   */
  static void last(HttpExchange exchange, int status, String line) throws IOException {
    exchange.getResponseHeaders().set("Connection", "close");
    byte[] bytes = head(exchange, "text/plain; charset=utf-8", line + "\n");
    if (!isHead(exchange)) {
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
      exchange.getResponseBody().flush();
    }
    // Reading closes the channel from now on.
    Thread.currentThread().interrupt();
  }

  /** What nobody is to keep, or to take for something else than it says it is. */
  static void harden(Headers headers) {
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = head(exchange, type, text);
    if (isHead(exchange)) {
      exchange.getResponseHeaders().set("Content-Length", String.valueOf(bytes.length));
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  private static byte[] head(HttpExchange exchange, String type, String text) {
    Headers headers = exchange.getResponseHeaders();
    harden(headers);
    headers.set("Content-Type", type);
    BoundedHttpServer.answering();
    return text.getBytes(UTF_8);
  }
}
