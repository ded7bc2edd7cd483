package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Admission;
import ai.datapunk.weft.access.Admission.Principal;
import ai.datapunk.weft.access.Admission.Refusal;
import ai.datapunk.weft.access.Gate;
import ai.datapunk.weft.http.BoundedHttpServer;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
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

  private final Map<String, Page> pages;
  private final Gate gate;
  private final Requests requests;
  private final ScrapeAudit audit = new ScrapeAudit();
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * @param trusted whether a client's certificates are
   */
  Router(Map<String, Page> pages, Gate gate, Predicate<List<X509Certificate>> trusted) {
    this.pages = Map.copyOf(pages);
    this.gate = gate;
    this.requests = new Requests(trusted);
  }

  @Override
  public void handle(HttpExchange exchange) {
    BoundedHttpServer.working();
    try {
      route(exchange);
    } catch (IOException gone) {
      // The peer went, or was too slow.
      LOG.debug("No answer to {}", exchange.getRemoteAddress(), gone);
    } catch (Throwable fault) {
      apologize(exchange);
      tell(fault);
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
      audit.refused(exchange, refusal);
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
        audit.served(exchange, principal);
      }
    }
  }

  /** Whether somebody could read one: two lengths are two readings, whatever the first one is. */
  static boolean hasBody(Headers headers) {
    List<String> lengths = headers.get("Content-Length");
    return headers.containsKey("Transfer-Encoding")
        || (lengths != null && !lengths.equals(List.of("0")));
  }

  /** Once: what fails at one scrape is likely to fail at the next. */
  private void tell(Throwable fault) {
    if (told.compareAndSet(false, true)) {
      LOG.warn("A scrape failed; others that fail are not logged", fault);
    }
  }

  private static void apologize(HttpExchange exchange) {
    if (exchange.getResponseCode() == -1) {
      try {
        Answers.text(exchange, 500, "This cannot be served; the application's log says why");
      } catch (IOException gone) {
        LOG.debug("No answer to {}", exchange.getRemoteAddress(), gone);
      }
    }
  }
}
