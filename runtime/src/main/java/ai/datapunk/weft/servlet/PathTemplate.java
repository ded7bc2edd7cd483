package ai.datapunk.weft.servlet;

import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import org.jspecify.annotations.Nullable;

/**
 * The template of a request's path, from whoever knows it: a function of the application's, Spring
 * MVC, or the pattern that the servlet is mapped to. Thread-safe.
 */
final class PathTemplate {

  private static final String CATCH_ALL = "/*";

  private final RequestMetrics metrics;
  private final @Nullable String ofServlet;

  /** Null while it is not known. */
  private volatile @Nullable String found;

  /**
   * Looks at the mapping, which is another one once the request was dispatched.
   *
   * @param request as it comes in
   */
  PathTemplate(RequestMetrics metrics, HttpServletRequest request) {
    this.metrics = metrics;
    this.ofServlet = ofServlet(request);
  }

  /** The pattern with the application's path; null where it says nothing of the request. */
  private static @Nullable String ofServlet(HttpServletRequest request) {
    HttpServletMapping mapping = request.getHttpServletMapping();
    if (mapping == null) {
      return null;
    }
    MappingMatch match = mapping.getMappingMatch();
    String pattern = mapping.getPattern();
    if (match == null || match == MappingMatch.DEFAULT || CATCH_ALL.equals(pattern)) {
      return null;
    }
    // Not the request's own context path, which may be as the client has written it.
    String application = request.getServletContext().getContextPath();
    return application + (pattern.startsWith("/") ? pattern : "/" + pattern);
  }

  /**
   * Asks those who know the template, once the request was handled, unless it is known: whatever
   * handles an error, or the rest of the request, would tell its own.
   */
  void find(HttpServletRequest request) {
    String known = found == null ? ofApplication(request) : found;
    found = known == null ? SpringPattern.of(request) : known;
  }

  /** Whatever it throws: an assertion that fails, or a stack that overflows, is none of ours. */
  private @Nullable String ofApplication(HttpServletRequest request) {
    try {
      return metrics.templates().apply(request);
    } catch (Throwable fault) {
      metrics.failed(fault);
      return null;
    }
  }

  /** What was found; null if nothing is known. */
  @Nullable String known() {
    String known = found;
    return known == null ? ofServlet : known;
  }
}
