package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Admission;
import ai.datapunk.weft.access.Admission.Principal;
import ai.datapunk.weft.access.Admission.Refusal;
import ai.datapunk.weft.access.Gate;
import ai.datapunk.weft.http.BoundedHttpServer;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.RequestLog;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of a request to its page: what is malformed, nowhere, or not for whoever asks, is refused
 * with a line that tells nothing of what there is. Thread-safe.
 */
final class Router implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(MetricsEndpoint.class);

  /** Until an answer has begun: what is thrown then is no peer that has gone. */
  private static final int NO_ANSWER = -1;

  private final Map<String, Page> pages;
  private final Gate gate;
  private final Requests requests;
  private final PrometheusRegistry registry;
  private final ScrapeAudit audit = new ScrapeAudit();
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * @param trusted whether a client's certificates are
   * @param registry has what counts lines of the log that are lost, if it is a mesh's
   */
  Router(
      Map<String, Page> pages,
      Gate gate,
      Predicate<List<X509Certificate>> trusted,
      PrometheusRegistry registry) {
    this.pages = Map.copyOf(pages);
    this.gate = gate;
    this.requests = new Requests(trusted);
    this.registry = registry;
  }

  @Override
  public void handle(HttpExchange exchange) {
    BoundedHttpServer.working();
    try {
      route(exchange);
    } catch (Throwable fault) {
      fail(exchange, fault);
    } finally {
      exchange.close();
    }
  }

  private void route(HttpExchange exchange) throws IOException {
    if (hasBody(exchange.getRequestHeaders())) {
      // What follows the headers would be read as the next request, or not, by each as it likes.
      Answers.last(exchange, 400, "A request for metrics has no body");
      return;
    }
    String path = RequestTarget.path(exchange.getRequestURI());
    Page page = path == null ? null : pages.get(path);
    if (page == null) {
      Answers.text(exchange, 404, "There is nothing here");
      return;
    }
    String method = exchange.getRequestMethod();
    if (!method.equals("GET") && !method.equals("HEAD")) {
      exchange.getResponseHeaders().set("Allow", "GET, HEAD");
      Answers.text(exchange, 405, "Only GET and HEAD are answered");
      return;
    }
    Admission admission = page.isGuarded() ? gate.admit(requests.of(exchange)) : Principal.ANYBODY;
    if (admission instanceof Refusal refusal) {
      write(() -> audit.refused(exchange, refusal));
      refusal.headers().forEach(exchange.getResponseHeaders()::set);
      Answers.text(exchange, refusal.status(), "Refused");
    } else {
      serve(exchange, page, (Principal) admission);
    }
  }

  private void serve(HttpExchange exchange, Page page, Principal principal) throws IOException {
    try {
      page.serve(exchange, principal);
    } finally {
      if (page.isGuarded()) {
        write(() -> audit.served(exchange, principal));
      }
    }
  }

  /** Whether somebody could read one: two lengths are two readings, whatever the first one is. */
  static boolean hasBody(Headers headers) {
    List<String> lengths = headers.get("Content-Length");
    return headers.containsKey("Transfer-Encoding")
        || (lengths != null && !lengths.equals(List.of("0")));
  }

  private void fail(HttpExchange exchange, Throwable fault) {
    boolean begun = exchange.getResponseCode() != NO_ANSWER;
    if (begun && fault instanceof IOException) {
      tellOfGone(exchange, fault);
      return;
    }
    try {
      if (!begun) {
        apologize(exchange);
      }
    } finally {
      tell(fault);
    }
  }

  /** Once: what fails at one scrape is likely to fail at the next. */
  private void tell(Throwable fault) {
    if (told.compareAndSet(false, true)) {
      write(() -> LOG.warn("A scrape failed; others that fail are not logged", fault));
    }
  }

  private void apologize(HttpExchange exchange) {
    try {
      Answers.text(exchange, 500, "This cannot be served; the application's log says why");
    } catch (IOException gone) {
      tellOfGone(exchange, gone);
    }
  }

  /** The peer went, or was too slow. */
  private void tellOfGone(HttpExchange exchange, Throwable gone) {
    write(() -> LOG.debug("No answer to {}", exchange.getRemoteAddress(), gone));
  }

  private void write(Runnable line) {
    RequestLog.write(MetricStore.known(registry), line);
  }
}
