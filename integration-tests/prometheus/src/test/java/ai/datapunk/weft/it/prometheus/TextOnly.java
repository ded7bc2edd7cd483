package ai.datapunk.weft.it.prometheus;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** An endpoint's page in the text format, whatever is asked for: Prometheus prefers others. */
final class TextOnly implements AutoCloseable {

  private final HttpServer server;
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI page;

  TextOnly(URI page) throws IOException {
    this.page = page;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/metrics", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/metrics");
  }

  /** The page as it is now. */
  byte[] page() throws IOException, InterruptedException {
    return get().body();
  }

  private HttpResponse<byte[]> get() throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page).header("Accept", "text/plain").build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpResponse<byte[]> response = get();
      exchange
          .getResponseHeaders()
          .set("Content-Type", response.headers().firstValue("Content-Type").orElseThrow());
      exchange.sendResponseHeaders(response.statusCode(), response.body().length);
      exchange.getResponseBody().write(response.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
