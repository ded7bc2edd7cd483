package ai.datapunk.weft.servlet;

import ai.datapunk.weft.httpserver.HttpServerMetrics;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A request that is recorded once, when it ends, in whichever thread that is. None of its methods
 * throws. Thread-safe.
 */
final class ServedRequest implements AsyncListener {

  private static final String ATTRIBUTE = ServedRequest.class.getName();

  /** What its streams throw when the client has gone, and not when it has sent nonsense. */
  private static final String TOMCATS_ABORT = "ClientAbortException";

  private static final int CLIENT_ERROR = 400;
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  private final RequestMetrics metrics;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final String method;
  private final PathTemplate template;
  private final RequestBody body;
  private final long start;
  private final AtomicBoolean recorded = new AtomicBoolean();
  private volatile boolean goesOn;

  /** The status when the client had gone before it had an answer; 0 if that is not so. */
  private volatile int abandonedAt;

  private ServedRequest(
      RequestMetrics metrics, HttpServletRequest request, HttpServletResponse response) {
    this.metrics = metrics;
    this.request = request;
    this.response = response;
    this.start = metrics.now();
    this.method = request.getMethod();
    this.template = new PathTemplate(metrics, request);
    this.body = new RequestBody(request.getContentLengthLong(), this::broken);
  }

  /** The one of a request that a filter has seen before; null if none has. */
  static @Nullable ServedRequest of(HttpServletRequest request) {
    return request.getAttribute(ATTRIBUTE) instanceof ServedRequest served ? served : null;
  }

  /**
   * The request comes in.
   *
   * @return null if it cannot be counted, which is counted
   */
  static @Nullable ServedRequest begin(
      RequestMetrics metrics, HttpServletRequest request, HttpServletResponse response) {
    try {
      ServedRequest served = new ServedRequest(metrics, request, response);
      request.setAttribute(ATTRIBUTE, served);
      return served;
    } catch (RuntimeException | Error fault) {
      metrics.failed(fault);
      return null;
    }
  }

  /** As the application is to see the request in a dispatch. */
  HttpServletRequest metered(HttpServletRequest dispatched) {
    boolean isMetered =
        dispatched instanceof MeteredRequest
            || (dispatched instanceof ServletRequestWrapper wrapper
                && wrapper.isWrapperFor(MeteredRequest.class));
    return isMetered ? dispatched : new MeteredRequest(dispatched, this);
  }

  RequestBody body() {
    return body;
  }

  /** The parameters were asked for: where they are those of a form, the container has read it. */
  void parsed(HttpServletRequest form) {
    String type = form.getContentType();
    if (type != null) {
      String lower = type.toLowerCase(Locale.ROOT);
      if (lower.startsWith("application/x-www-form-urlencoded")
          || lower.startsWith("multipart/form-data")) {
        body.parsed();
      }
    }
  }

  /** The request has become asynchronous, perhaps once more. */
  void goesOn(AsyncContext context) {
    try {
      context.addListener(this);
      goesOn = true;
    } catch (RuntimeException | Error fault) {
      metrics.failed(fault);
    }
  }

  /** The first dispatch has returned. */
  void returned() {
    try {
      if (!goesOn && request.isAsyncStarted()) {
        // Started by what does not see the request as it was passed on.
        goesOn(request.getAsyncContext());
      }
      template.find(request);
      if (!goesOn) {
        record(response.getStatus());
      }
    } catch (RuntimeException | Error fault) {
      metrics.failed(fault);
    }
  }

  /** The first dispatch has thrown: what it has not answered, the container does. */
  void failed(Throwable thrown) {
    try {
      template.find(request);
      record(response.isCommitted() ? response.getStatus() : status(thrown));
    } catch (RuntimeException | Error fault) {
      metrics.failed(fault);
    }
  }

  /** As containers answer it. */
  private static int status(Throwable thrown) {
    if (thrown instanceof UnavailableException unavailable) {
      return unavailable.isPermanent() ? NOT_FOUND : UNAVAILABLE;
    }
    return SERVER_ERROR;
  }

  private void record(int status) {
    if (recorded.compareAndSet(false, true)) {
      metrics
          .families()
          .record(
              method,
              template.known(),
              isAbandoned(status) ? HttpServerMetrics.CLIENT_CLOSED_REQUEST : status,
              metrics.now() - start,
              body.bytes());
    }
  }

  /** The body cannot be read: by then Tomcat has answered for itself those who are not there. */
  private void broken(IOException fault) {
    try {
      boolean isTomcats =
          response.getStatus() == CLIENT_ERROR
              && fault.getClass().getSimpleName().equals(TOMCATS_ABORT);
      if (!response.isCommitted() || isTomcats) {
        abandonedAt = response.getStatus();
      }
    } catch (RuntimeException | Error unknown) {
      metrics.failed(unknown);
    }
  }

  /** A status by which the application refused the request is an answer. */
  private boolean isAbandoned(int status) {
    boolean refused = status >= CLIENT_ERROR && status < SERVER_ERROR && status != abandonedAt;
    return abandonedAt != 0 && !refused;
  }

  /** The end, whether it was in time, and whether it failed. */
  @Override
  public void onComplete(AsyncEvent event) {
    try {
      template.find(request);
      record(response.getStatus());
    } catch (RuntimeException | Error fault) {
      metrics.failed(fault);
    }
  }

  /** {@link #onComplete} follows, with the status that was made of this. */
  @Override
  public void onTimeout(AsyncEvent event) {}

  /** {@link #onComplete} follows, with the status that was made of this. */
  @Override
  public void onError(AsyncEvent event) {}

  /** The listeners of the earlier start are let go of. */
  @Override
  public void onStartAsync(AsyncEvent event) {
    goesOn(event.getAsyncContext());
  }
}
