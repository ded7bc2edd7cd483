package ai.datapunk.weft.httpserver;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicBoolean;

/** An exchange that is recorded once, when it ends, in whichever thread that is. Thread-safe. */
final class ServedExchange {

  private static final int NOT_ANSWERED = -1;
  private static final int NO_CONTENT = 204;
  private static final int FIRST_FINAL = 200;
  private static final int NOT_MODIFIED = 304;
  private static final int SERVER_ERROR = 500;

  private final HttpExchange exchange;
  private final HttpServerFilter filter;
  private final RequestBody body;
  private final long start;
  private final AtomicBoolean recorded = new AtomicBoolean();

  private ServedExchange(HttpExchange exchange, HttpServerFilter filter) {
    this.exchange = exchange;
    this.filter = filter;
    this.start = filter.now();
    this.body = new RequestBody(exchange.getRequestBody());
  }

  /** Counts what is read of the exchange, and notices when its response is closed. */
  static ServedExchange of(HttpExchange exchange, HttpServerFilter filter) {
    ServedExchange served = new ServedExchange(exchange, filter);
    exchange.setStreams(served.body, served.new ResponseBody(exchange.getResponseBody()));
    return served;
  }

  /** Whether this was done to the exchange before, which others may have wrapped since. */
  static boolean isMetered(HttpExchange exchange) {
    return exchange instanceof MeteredExchange
        || exchange instanceof MeteredHttpsExchange
        || exchange.getResponseBody() instanceof ResponseBody;
  }

  /**
   * The exchange as its handler is to see it, whose close is noticed, answered or not. Where there
   * is an authenticator it is the server's own: the JDK asks that after all filters, and casts.
   */
  HttpExchange metered() {
    if (exchange.getHttpContext().getAuthenticator() != null) {
      return exchange;
    }
    return exchange instanceof HttpsExchange https
        ? new MeteredHttpsExchange(https, this)
        : new MeteredExchange(exchange, this);
  }

  /** The handler has thrown, or closed the exchange: what is not answered, nobody will answer. */
  void ended() {
    int status = exchange.getResponseCode();
    int unanswered = body.isBroken() ? HttpServerMetrics.CLIENT_CLOSED_REQUEST : SERVER_ERROR;
    record(status == NOT_ANSWERED ? unanswered : status);
  }

  /** The handler has returned, which ends the exchange unless a body, or an answer, is to come. */
  void returned() {
    int status = exchange.getResponseCode();
    if (status != NOT_ANSWERED && !hasBody(status)) {
      record(status);
    }
  }

  /**
   * As RFC 9112 tells it, of what the JDK's server has sent: no length is a body, up to its end.
   */
  private boolean hasBody(int status) {
    return !exchange.getRequestMethod().equals("HEAD")
        && status >= FIRST_FINAL
        && status != NO_CONTENT
        && status != NOT_MODIFIED
        && !"0".equals(exchange.getResponseHeaders().getFirst("Content-length"));
  }

  private void record(int status) {
    if (recorded.compareAndSet(false, true)) {
      filter.ended(exchange, status, filter.now() - start, body.bytes());
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
