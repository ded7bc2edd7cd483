package ai.datapunk.weft.it.prometheus.drill;

import ai.datapunk.weft.it.support.ServerKey;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Where Alertmanager tells teams what fires, and what has ended: over TLS, with the token of the
 * team at whose path it does.
 */
final class Webhook implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * An alert in a notification.
   *
   * @param after since the receiver began
   * @param status {@code firing} or {@code resolved}
   */
  record Told(
      Duration after, String receiver, String status, Map<String, String> labels, String text) {

    /** The alert, whose it is, and of which of its calls. */
    String name() {
      String service = labels.containsKey("service") ? " to " + labels.get("service") : "";
      return labels.get("alertname") + " of " + labels.get("job") + service;
    }

    boolean fires() {
      return status.equals("firing");
    }
  }

  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final Instant begin = Instant.now();
  private final HttpsServer server;

  Webhook(ServerKey key) throws IOException, GeneralSecurityException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(key.serving()));
    server.createContext("/", this::take);
    server.start();
  }

  URI uri() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** What a team's receiver has to show. */
  static String token(String team) {
    return "token-of-" + team;
  }

  Duration now() {
    return Duration.between(begin, Instant.now());
  }

  /** All that was told so far. */
  List<Told> told() {
    return List.copyOf(told);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String team = exchange.getRequestURI().getPath().substring(1);
      String shown = exchange.getRequestHeaders().getFirst("Authorization");
      if (!("Bearer " + token(team)).equals(shown)) {
        exchange.sendResponseHeaders(401, -1);
        return;
      }
      JsonNode notification = JSON.readTree(exchange.getRequestBody());
      for (JsonNode alert : notification.get("alerts")) {
        Map<String, String> labels = new TreeMap<>();
        alert
            .get("labels")
            .properties()
            .forEach(e -> labels.put(e.getKey(), e.getValue().asText()));
        told.add(
            new Told(
                now(),
                notification.get("receiver").asText(),
                alert.get("status").asText(),
                labels,
                alert.get("annotations").path("summary").asText()));
      }
      exchange.sendResponseHeaders(200, -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
