package ai.datapunk.weft.it.explorer;

import static java.nio.charset.StandardCharsets.UTF_8;

import ai.datapunk.weft.catalog.Catalog;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** Answers as a Prometheus does that has watched a platform, or in one of the ways of failing. */
final class StubPrometheus implements AutoCloseable {

  /** How it answers. */
  enum Manner {
    /** As it should. */
    WELL,
    /** As it should, but for rules, which it does not know. */
    WITHOUT_RULES,
    /** With errors for all but the first question, which is whether it is there. */
    CONNECTED_ONLY,
    /** With an error for each query. */
    WITH_ERRORS,
    /** With a page that is no answer of a Prometheus. */
    WITH_A_PAGE,
    /** So that browsers let no page of another origin read it. */
    FOR_ITSELF
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final RecordedAnswers answers;
  private final List<String> queries = new CopyOnWriteArrayList<>();
  private volatile Manner manner = Manner.WELL;
  private volatile String page = "";
  private volatile String challenge = "";

  private StubPrometheus(HttpServer server, RecordedAnswers answers) {
    this.server = server;
    this.answers = answers;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  static StubPrometheus of(Collection<Catalog> catalogs, int port) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      return new StubPrometheus(HttpServer.create(address, 0), new RecordedAnswers(catalogs));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void answer(Manner how) {
    manner = how;
  }

  /** Has a page of its own at {@code /explorer}, as an application's endpoint has. */
  void serve(String html) {
    page = html;
  }

  /** Has that page be for those who have a password, and says so like this; empty for all. */
  void refuse(String words) {
    challenge = words;
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What it was asked, in PromQL. */
  List<String> queries() {
    return queries;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      if (form.containsKey("query")) {
        queries.add(form.get("query"));
      }
      if (manner != Manner.FOR_ITSELF) {
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
      }
      boolean unknown =
          (manner == Manner.WITHOUT_RULES && path.endsWith("/rules"))
              || (manner == Manner.CONNECTED_ONLY && !"vector(1)".equals(form.get("query")));
      boolean refused =
          !challenge.isEmpty() && !exchange.getRequestHeaders().containsKey("Authorization");
      if (path.equals("/explorer") && refused) {
        exchange.getResponseHeaders().set("WWW-Authenticate", challenge);
        send(exchange, 401, "Refused");
      } else if (path.equals("/explorer")) {
        send(exchange, 200, page);
      } else if (manner == Manner.WITH_A_PAGE) {
        send(exchange, 200, "<html><body>Welcome</body></html>");
      } else if (manner == Manner.WITH_ERRORS || unknown) {
        send(exchange, 503, "{\"status\":\"error\",\"error\":\"the database is closed\"}");
      } else {
        send(exchange, 200, answers.of(path, form));
      }
    }
  }

  private static Map<String, String> form(String text) {
    return Arrays.stream(text.split("&", -1))
        .map(part -> part.split("=", 2))
        .filter(part -> part.length == 2)
        .collect(
            Collectors.toMap(
                part -> part[0], part -> URLDecoder.decode(part[1], UTF_8), (a, b) -> b));
  }

  private static void send(HttpExchange exchange, int status, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    String type = text.startsWith("<!DOCTYPE") ? "text/html" : "application/json";
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream body = exchange.getResponseBody()) {
      body.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
