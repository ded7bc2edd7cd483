package ai.datapunk.weft.servlet;

import ai.datapunk.weft.http.UnmatchedRequests;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once that a filter knows no templates. Thread-safe. */
final class MissingTemplates {

  private static final Logger LOG = LoggerFactory.getLogger(MetricsFilter.class);

  private final UnmatchedRequests unmatched = new UnmatchedRequests();

  /** A request has ended. */
  void ended(HttpServletRequest request, @Nullable String template, int status) {
    if (unmatched.ended(template, status)) {
      String application = request.getServletContext().getContextPath();
      LOG.atWarn()
          .addKeyValue("context", application)
          .log(
              "No template is known for any of the first {} HTTP requests of the web application"
                  + " '{}' that succeeded, so all count under the path 'unmatched': give the"
                  + " filter a function of templates, by MetricsFilter.of(mesh, templates) or, in a"
                  + " web.xml, by its parameter 'templates'",
              UnmatchedRequests.ENOUGH,
              application);
    }
  }
}
