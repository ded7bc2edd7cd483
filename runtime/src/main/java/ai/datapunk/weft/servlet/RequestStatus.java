package ai.datapunk.weft.servlet;

import ai.datapunk.weft.httpserver.HttpServerMetrics;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;

/** The status that a request ends with, as far as its client was there to get it. Thread-safe. */
final class RequestStatus {

  private static final int CLIENT_ERROR = 400;
  private static final int SERVER_ERROR = 500;

  private final HttpServletResponse response;

  /** The status when the client had gone before it had an answer; 0 if that is not so. */
  private volatile int abandonedAt;

  /** Whether that status is no answer of the application's, committed as it is. */
  private volatile boolean answeredByTomcat;

  RequestStatus(HttpServletResponse response) {
    this.response = response;
  }

  /** The client has gone while its body was read, or before. */
  void abandoned(Throwable fault) {
    int status = response.getStatus();
    boolean isTomcats = status == CLIENT_ERROR && BrokenBody.isTomcats(fault);
    if (abandonedAt == 0 && (!response.isCommitted() || isTomcats)) {
      answeredByTomcat = isTomcats;
      abandonedAt = status;
    }
  }

  /** What the application has answered since its client went is its answer. */
  int ofReturn() {
    int status = response.getStatus();
    boolean isAnswered = status != abandonedAt || (response.isCommitted() && !answeredByTomcat);
    return isAnswered ? status : HttpServerMetrics.CLIENT_CLOSED_REQUEST;
  }

  /**
   * The container answers in place of the application, unless that has.
   *
   * @param context the application's
   */
  int of(Throwable thrown, ServletContext context) {
    if (response.isCommitted() && !answeredByTomcat) {
      return response.getStatus();
    }
    return abandonedAt == 0
        ? ThrownStatus.of(thrown, context)
        : HttpServerMetrics.CLIENT_CLOSED_REQUEST;
  }

  /** The container may have answered: only a status by which the application refuses is its own. */
  int ofCompletion() {
    int status = response.getStatus();
    boolean refused = status >= CLIENT_ERROR && status < SERVER_ERROR && status != abandonedAt;
    return abandonedAt == 0 || refused ? status : HttpServerMetrics.CLIENT_CLOSED_REQUEST;
  }
}
