package ai.datapunk.weft.push;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** A gateway on loopback that keeps what it is asked, and answers as it is told. */
final class FakeGateway implements AutoCloseable {

  /** An answer that does not come before the gateway is closed. */
  static final int NONE = 0;

  /** What was asked. */
  record Asked(String method, String path, String authorization) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BlockingQueue<Integer> answers = new LinkedBlockingQueue<>();
  final List<Asked> asked = new CopyOnWriteArrayList<>();

  /** Answers with these, one after the other, and with 200 behind them. */
  FakeGateway(Integer... statuses) throws IOException {
    answers.addAll(List.of(statuses));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(threads);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            authorization == null ? "" : authorization));
    Integer status = answers.poll();
    if (status != null && status == NONE) {
      return;
    }
    if (status != null && status / 100 == 3) {
      exchange.getResponseHeaders().set("Location", uri() + "/elsewhere");
    }
    exchange.sendResponseHeaders(status == null ? 200 : status, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
