package ai.datapunk.weft.it.prometheus;

import ai.datapunk.weft.it.support.ServerKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;

/** TLS in front of a store, which lets in who has its token, as stores are that take bearers. */
final class TlsFront implements AutoCloseable {

  private final HttpClient http = HttpClient.newHttpClient();
  private final HttpsServer server;
  private final String authorization;
  private final URI store;

  TlsFront(ServerKey key, String token, URI store) throws IOException, GeneralSecurityException {
    this.authorization = "Bearer " + token;
    this.store = store;
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(key.serving()));
    server.createContext("/", this::pass);
    server.start();
  }

  URI uri() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      boolean isKnown =
          authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"));
      exchange.sendResponseHeaders(isKnown ? passed(exchange, body) : 401, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int passed(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(store.resolve(exchange.getRequestURI().toString()))
            .POST(BodyPublishers.ofByteArray(body));
    for (String header : new String[] {"Content-Encoding", "Content-Type"}) {
      request.header(header, exchange.getRequestHeaders().getFirst(header));
    }
    HttpResponse<Void> response = http.send(request.build(), BodyHandlers.discarding());
    return response.statusCode();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
