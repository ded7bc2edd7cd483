package ai.datapunk.weft.httpserver;

import com.sun.net.httpserver.HttpExchange;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An exchange that is recorded once, when it ends, in whichever thread that is. Thread-safe. */
final class MeteredExchange {

  private static final int NOT_ANSWERED = -1;
  private static final int SERVER_ERROR = 500;

  private final HttpExchange exchange;
  private final HttpServerMetrics metrics;
  private final Function<HttpExchange, @Nullable String> templates;
  private final RequestBody body;
  private final long start;
  private final AtomicBoolean recorded = new AtomicBoolean();

  private MeteredExchange(
      HttpExchange exchange,
      HttpServerMetrics metrics,
      Function<HttpExchange, @Nullable String> templates) {
    this.exchange = exchange;
    this.metrics = metrics;
    this.start = metrics.now();
    this.templates = templates;
    this.body = new RequestBody(exchange.getRequestBody());
  }

  /** Counts what is read of the exchange, and notices when it is closed. */
  static MeteredExchange of(
      HttpExchange exchange,
      HttpServerMetrics metrics,
      Function<HttpExchange, @Nullable String> templates) {
    MeteredExchange metered = new MeteredExchange(exchange, metrics, templates);
    exchange.setStreams(metered.body, metered.new ResponseBody(exchange.getResponseBody()));
    return metered;
  }

  /** Whether this was done to the exchange before. */
  static boolean isMetered(HttpExchange exchange) {
    return exchange.getResponseBody() instanceof ResponseBody;
  }

  /** The handler has thrown: what it has not answered, nobody will. */
  void failed() {
    record(exchange.getResponseCode() == NOT_ANSWERED ? SERVER_ERROR : exchange.getResponseCode());
  }

  /** The handler has returned, which ends the exchange unless a body, or an answer, is to come. */
  void returned() {
    if (exchange.getResponseCode() != NOT_ANSWERED && !hasBody()) {
      record(exchange.getResponseCode());
    }
  }

  private boolean hasBody() {
    String length = exchange.getResponseHeaders().getFirst("Content-length");
    boolean none = length == null || length.equals("0");
    return !exchange.getRequestMethod().equals("HEAD")
        && !(none && exchange.getResponseHeaders().getFirst("Transfer-encoding") == null);
  }

  private void record(int status) {
    if (recorded.compareAndSet(false, true)) {
      long nanos = metrics.now() - start;
      metrics.record(exchange.getRequestMethod(), template(), status, nanos, body.bytes());
    }
  }

  private @Nullable String template() {
    try {
      return templates.apply(exchange);
    } catch (RuntimeException | LinkageError fault) {
      metrics.failed(fault);
      return null;
    }
  }

  /** The response, whose close is the exchange's end. */
  private final class ResponseBody extends FilterOutputStream {

    ResponseBody(OutputStream body) {
      super(body);
    }

    /** The inherited one writes byte by byte. */
    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      try {
        out.close();
      } finally {
        if (exchange.getResponseCode() != NOT_ANSWERED) {
          record(exchange.getResponseCode());
        }
      }
    }
  }
}
