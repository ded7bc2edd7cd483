package ai.datapunk.weft.servlet;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.requirement.RequirementException;
import ai.datapunk.weft.requirement.Requirements;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.RequestLog;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the requests of a web application, as the first of its filters. It is to be declared with
 * {@code async-supported}, or no servlet behind it can be asynchronous. Thread-safe.
 *
 * <p>A request is counted once, however often it is dispatched: when its first dispatch returns or
 * throws, or, if it became asynchronous, when that is complete. What throws before the response is
 * committed counts as the status that the container gives it, which is 500 as a rule. Nothing that
 * fails in counting reaches the request. Where none of the first 100 requests that succeed has a
 * template, a warning says so, once.
 */
@SuppressWarnings("exports") // Whoever uses it has the API.
public final class MetricsFilter implements Filter {

  private static final Logger LOG = LoggerFactory.getLogger(MetricsFilter.class);

  private final AtomicBoolean told = new AtomicBoolean();

  /** Null before {@link #init}, and where Weft cannot work: then requests are not counted. */
  private volatile @Nullable CurrentMetrics metrics;

  /**
   * A filter of the application's mesh, whichever {@link Weft#mesh()} is when a request comes in;
   * for a {@code web.xml}. Its parameter {@code templates}, which may be left out, is the name of a
   * class with a constructor without parameters that is a {@code Function<HttpServletRequest,
   * String>}.
   */
  public MetricsFilter() {}

  private MetricsFilter(CurrentMetrics metrics) {
    this.metrics = metrics;
  }

  /**
   * A filter whose templates are those of Spring MVC where there is one, else the patterns that
   * servlets are mapped to.
   *
   * @throws IllegalArgumentException if the mesh's registry holds another metric of one of the
   *     names
   * @throws IllegalStateException if the mesh is closed
   */
  public static MetricsFilter of(Mesh mesh) {
    return of(mesh, request -> null);
  }

  /**
   * A filter with templates of the application's own, as a router has them.
   *
   * @param templates gives a request its template, after its first dispatch; null if it knows none,
   *     for the one that there would be without it, and never the raw path, which would be a series
   *     for each
   * @throws IllegalArgumentException if the mesh's registry holds another metric of one of the
   *     names
   * @throws IllegalStateException if the mesh is closed
   */
  public static MetricsFilter of(
      Mesh mesh, Function<HttpServletRequest, @Nullable String> templates) {
    requireNonNull(mesh, "mesh");
    requireNonNull(templates, "templates");
    return new MetricsFilter(CurrentMetrics.of(mesh, templates));
  }

  /**
   * Finds the mesh, unless the filter was given one.
   *
   * @throws ServletException if there is no such class of templates, or the registry holds another
   *     metric of one of the names
   */
  @Override
  public void init(FilterConfig config) throws ServletException {
    if (metrics == null) {
      Function<HttpServletRequest, @Nullable String> templates = ConfiguredTemplates.of(config);
      try {
        metrics = CurrentMetrics.inUse(Weft::mesh, templates);
      } catch (RequirementException logged) {
        LOG.debug("No requests are counted", logged);
      } catch (LinkageError broken) {
        LOG.debug("No requests are counted", Requirements.shared().broken(broken));
      } catch (IllegalArgumentException taken) {
        throw new ServletException(taken);
      }
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    CurrentMetrics counting = metrics;
    if (counting != null
        && request instanceof HttpServletRequest http
        && response instanceof HttpServletResponse answer) {
      filter(counting, http, answer, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void filter(
      CurrentMetrics counting,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    ServedRequest known = ServedRequest.of(request);
    if (known != null) {
      if (request.getDispatcherType() == DispatcherType.REQUEST) {
        tellOnce(known.store(), request.getServletContext().getContextPath());
        chain.doFilter(request, response);
      } else {
        chain.doFilter(known.metered(request), response);
      }
      return;
    }
    // What came to an error page without a filter was refused by the container.
    RequestMetrics current =
        request.getDispatcherType() == DispatcherType.ERROR ? null : counting.get();
    ServedRequest served = current == null ? null : ServedRequest.begin(current, request, response);
    if (served == null) {
      chain.doFilter(request, response);
      return;
    }
    try {
      chain.doFilter(served.metered(request), response);
    } catch (Throwable thrown) {
      served.failed(thrown);
      throw thrown;
    }
    served.returned();
  }

  private void tellOnce(MetricStore store, String application) {
    if (told.compareAndSet(false, true)) {
      RequestLog.write(store, () -> warn(application));
    }
  }

  private static void warn(String application) {
    LOG.atWarn()
        .addKeyValue("context", application)
        .log(
            "The HTTP requests of the web application '{}' are counted once although it has two"
                + " filters that count them: take one of them away",
            application);
  }
}
