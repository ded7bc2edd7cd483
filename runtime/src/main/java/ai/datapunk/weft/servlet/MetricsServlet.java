package ai.datapunk.weft.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.requirement.Requirements;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.RequestLog;
import ai.datapunk.weft.weaving.WeavingCheck;
import io.prometheus.metrics.exporter.common.PrometheusScrapeHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a registry to Prometheus wherever a web application maps it to, in the formats that are
 * asked for. It lets in everybody whom the container lets in: who that is, is said by the
 * container's own security. Thread-safe.
 */
@SuppressWarnings("exports") // Whoever uses it has the API.
public final class MetricsServlet extends HttpServlet {

  private static final long serialVersionUID = 1L;

  private static final Logger LOG = LoggerFactory.getLogger(MetricsServlet.class);

  private final transient PrometheusRegistry registry;
  private final transient AtomicBoolean told = new AtomicBoolean();
  private transient volatile @Nullable PrometheusScrapeHandler handler;

  /**
   * One that serves the default registry, where the application's mesh is unless it has another.
   */
  public MetricsServlet() {
    this(PrometheusRegistry.defaultRegistry);
  }

  private MetricsServlet(PrometheusRegistry registry) {
    this.registry = registry;
  }

  /** One that serves this registry. */
  public static MetricsServlet of(PrometheusRegistry registry) {
    return new MetricsServlet(requireNonNull(registry, "registry"));
  }

  /**
   * Called by the container.
   *
   * @throws IllegalStateException if the jars of the Prometheus client do not work together
   */
  @Override
  public void init() {
    try {
      handler = new PrometheusScrapeHandler(registry);
    } catch (LinkageError broken) {
      throw Requirements.shared().broken(broken);
    }
    // Where nothing is woven nobody asks for a mesh, and none would show that.
    WeavingCheck.shared()
        .start(registry == PrometheusRegistry.defaultRegistry ? Weft::mesh : () -> {});
  }

  /** {@code GET} and {@code HEAD} are answered. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ServedRequest served = ServedRequest.of(request);
    if (served != null) {
      served.markAsScrape();
    }
    harden(response);
    if (!request.getMethod().equals("GET") && !isHead(request)) {
      response.setHeader("Allow", "GET, HEAD");
      text(request, response, 405, "Only GET and HEAD are answered");
      return;
    }
    if (!isReadable(request.getQueryString())) {
      text(request, response, 400, "The query is malformed");
      return;
    }
    ScrapeExchange exchange = new ScrapeExchange(request, response);
    try {
      requireNonNull(handler, "init() comes first").handleRequest(exchange);
    } catch (Throwable fault) {
      tell(fault);
      response.reset();
      harden(response);
      text(request, response, 500, "This cannot be served; the application's log says why");
      return;
    }
    exchange.send();
  }

  /** Whether the Prometheus client can decode it: what it cannot is no fault of the application. */
  private static boolean isReadable(@Nullable String query) {
    if (query == null) {
      return true;
    }
    try {
      URLDecoder.decode(query, UTF_8);
      return true;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  static boolean isHead(HttpServletRequest request) {
    return request.getMethod().equals("HEAD");
  }

  /** What nobody is to keep, or to take for something else than it says it is. */
  private static void harden(HttpServletResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
  }

  /** Not by {@code sendError}, whose page is the container's, or the application's. */
  private static void text(
      HttpServletRequest request, HttpServletResponse response, int status, String line)
      throws IOException {
    byte[] bytes = (line + "\n").getBytes(UTF_8);
    response.setStatus(status);
    response.setContentType("text/plain; charset=utf-8");
    response.setContentLength(bytes.length);
    if (!isHead(request)) {
      response.getOutputStream().write(bytes);
    }
  }

  /** Once: what fails at one scrape is likely to fail at the next. */
  private void tell(Throwable fault) {
    if (told.compareAndSet(false, true)) {
      RequestLog.write(
          MetricStore.known(registry),
          () -> LOG.warn("A scrape failed; others that fail are not logged", fault));
    }
  }
}
