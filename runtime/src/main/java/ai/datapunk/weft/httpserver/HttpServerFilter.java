package ai.datapunk.weft.httpserver;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.http.UnmatchedRequests;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the requests of a context of the JDK's {@code HttpServer}: {@code
 * context.getFilters().add(HttpServerFilter.of(mesh))}. One for all contexts will do. Thread-safe.
 *
 * <p>A request ends when the response's stream, or the exchange, is closed, in whichever thread;
 * without a body, when the handler returns. One whose handler throws before it has answered, or
 * closes the exchange, counts as status 500. Where none of the first 100 requests that succeed has
 * a template, a warning says so, once.
 */
public final class HttpServerFilter extends Filter {

  private static final Logger LOG = LoggerFactory.getLogger(HttpServerFilter.class);

  private final HttpServerMetrics metrics;
  private final Function<HttpExchange, @Nullable String> templates;
  private final UnmatchedRequests unmatched = new UnmatchedRequests();
  private final AtomicBoolean told = new AtomicBoolean();

  private HttpServerFilter(
      HttpServerMetrics metrics, Function<HttpExchange, @Nullable String> templates) {
    this.metrics = metrics;
    this.templates = templates;
  }

  /**
   * A filter whose templates are the contexts' own paths.
   *
   * @throws IllegalArgumentException if the mesh's registry holds another metric of one of the
   *     names
   * @throws IllegalStateException if the mesh is closed
   */
  public static HttpServerFilter of(Mesh mesh) {
    return of(mesh, exchange -> exchange.getHttpContext().getPath());
  }

  /**
   * A filter with templates of the application's own, as a router has them.
   *
   * @param templates gives a request its template, after it was handled; null if it has none, never
   *     the raw path, which would be a series for each
   * @throws IllegalArgumentException if the mesh's registry holds another metric of one of the
   *     names
   * @throws IllegalStateException if the mesh is closed
   */
  public static HttpServerFilter of(Mesh mesh, Function<HttpExchange, @Nullable String> templates) {
    return new HttpServerFilter(HttpServerMetrics.in(mesh), requireNonNull(templates, "templates"));
  }

  @Override
  public String description() {
    return "Counts requests for Prometheus";
  }

  @Override
  public void doFilter(HttpExchange exchange, Chain chain) throws IOException {
    if (ServedExchange.isMetered(exchange)) {
      String context = exchange.getHttpContext().getPath();
      if (told.compareAndSet(false, true)) {
        tell(() -> tellTwoFilters(context));
      }
      chain.doFilter(exchange);
      return;
    }
    ServedExchange served = ServedExchange.of(exchange, this);
    try {
      chain.doFilter(served.metered());
    } catch (Throwable failed) {
      served.ended();
      throw failed;
    }
    served.returned();
  }

  /** An exchange is to be recorded. */
  void ended(HttpExchange exchange, int status, long nanos, long bytes) {
    String template = template(exchange);
    metrics.record(exchange.getRequestMethod(), template, status, nanos, bytes);
    if (unmatched.ended(template, status)) {
      tell(this::tellUnmatched);
    }
  }

  private void tellUnmatched() {
    LOG.atWarn()
        .log(
            "No template is known for any of the first {} HTTP requests that succeeded, so all"
                + " count under the path 'unmatched': the function of"
                + " HttpServerFilter.of(mesh, templates) is to give them, or leave it out for the"
                + " paths of contexts",
            UnmatchedRequests.ENOUGH);
  }

  /** An appender that throws must not break the exchange. */
  private void tell(Runnable line) {
    try {
      line.run();
    } catch (Throwable fault) {
      metrics.failed(fault);
    }
  }

  /** Whatever it throws: an assertion that fails, or a stack that overflows, is none of ours. */
  private @Nullable String template(HttpExchange exchange) {
    try {
      return templates.apply(exchange);
    } catch (Throwable fault) {
      metrics.failed(fault);
      return null;
    }
  }

  /** The time by the mesh's clock, in nanoseconds from anywhere. */
  long now() {
    return metrics.now();
  }

  private static void tellTwoFilters(String context) {
    LOG.atWarn()
        .addKeyValue("context", context)
        .log(
            "The HTTP requests of the context {} are counted once although it has two filters"
                + " that count them: take one of them away",
            context);
  }
}
