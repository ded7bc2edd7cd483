package ai.datapunk.weft.servlet;

import ai.datapunk.weft.store.MetricStore;
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

  private static final String POST = "POST";
  private static final int SWITCHING_PROTOCOLS = 101;

  private final RequestMetrics metrics;
  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private final RequestStatus status;
  private final String method;
  private final PathTemplate template;
  private final RequestBody body;
  private final long start;
  private final AtomicBoolean recorded = new AtomicBoolean();
  private volatile boolean goesOn;

  /** One thread after the other starts it. */
  private volatile int starts;

  /** Whether it asks for the metrics themselves. */
  private volatile boolean scrape;

  private ServedRequest(
      RequestMetrics metrics, HttpServletRequest request, HttpServletResponse response) {
    this.metrics = metrics;
    this.request = request;
    this.response = response;
    this.status = new RequestStatus(response);
    this.start = metrics.now();
    this.method = request.getMethod();
    this.template = new PathTemplate(metrics, request);
    this.body = new RequestBody(request.getContentLengthLong(), this::readingFailed);
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
    } catch (Throwable fault) {
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

  /** What has the families that it counts for. */
  MetricStore store() {
    return metrics.store();
  }

  RequestBody body() {
    return body;
  }

  /** The parameters were found: where they are those of a form, the container has read it. */
  void parsed(HttpServletRequest form) {
    String type = form.getContentType();
    if (type != null && POST.equals(method)) {
      String lower = type.toLowerCase(Locale.ROOT);
      if (lower.startsWith("application/x-www-form-urlencoded")
          || lower.startsWith("multipart/form-data")) {
        body.parsed();
      }
    }
  }

  /** The container could not read a form. */
  void parsingFailed(Throwable fault) {
    try {
      if (BrokenBody.whenParsed(fault, request.getServletContext())) {
        status.abandoned(fault);
      }
    } catch (Throwable unknown) {
      metrics.failed(unknown);
    }
  }

  private void readingFailed(IOException fault) {
    try {
      if (BrokenBody.whenRead(fault)) {
        status.abandoned(fault);
      }
    } catch (Throwable unknown) {
      metrics.failed(unknown);
    }
  }

  /** The request is a scrape: that it has a template says nothing of the application's. */
  void markAsScrape() {
    scrape = true;
  }

  /** How often the request was seen to become asynchronous. */
  int starts() {
    return starts;
  }

  /**
   * The request has become asynchronous, perhaps once more: then the container has told so, and has
   * been listened to since.
   *
   * @param before what {@link #starts} was before
   */
  void started(AsyncContext context, int before) {
    if (starts == before) {
      goesOn(context);
    }
  }

  private void goesOn(AsyncContext context) {
    try {
      context.addListener(this);
      int before = starts;
      starts = before + 1;
      goesOn = true;
    } catch (Throwable fault) {
      metrics.failed(fault);
    }
  }

  /** The first dispatch has returned. */
  void returned() {
    try {
      if (!hasMoreToCome()) {
        record(status.ofReturn());
      }
    } catch (Throwable fault) {
      metrics.failed(fault);
    }
  }

  /**
   * The first dispatch has thrown: what it has not answered, the container does, or a listener of
   * the application's where the request is asynchronous.
   */
  void failed(Throwable thrown) {
    try {
      if (!hasMoreToCome() || isDropped(thrown)) {
        record(status.of(thrown, request.getServletContext()));
      }
    } catch (Throwable fault) {
      metrics.failed(fault);
    }
  }

  /**
   * Whether the first dispatch, which has ended, leaves the request asynchronous. Jetty says so of
   * one that has left HTTP, without a context.
   */
  private boolean hasMoreToCome() {
    template.find(request);
    if (response.getStatus() == SWITCHING_PROTOCOLS) {
      return false;
    }
    if (!goesOn && request.isAsyncStarted()) {
      // Started by what does not see the request as it was passed on.
      goesOn(request.getAsyncContext());
    }
    return goesOn;
  }

  /**
   * Whether nobody tells the end: Tomcat 10.1 closes the connection of a request that throws once
   * it is asynchronous, unless a listener of the application's answers. What is unavailable it lets
   * wait until its time is out.
   */
  private boolean isDropped(Throwable thrown) {
    return !(thrown instanceof UnavailableException)
        && Container.isTomcat10(request.getServletContext());
  }

  private void record(int ended) {
    if (recorded.compareAndSet(false, true)) {
      String path = template.known();
      metrics.families().record(method, path, ended, metrics.now() - start, body.bytes());
      if (!scrape) {
        metrics.missing().ended(request, path, ended);
      }
    }
  }

  /** The end, whether it was in time, and whether it failed. */
  @Override
  public void onComplete(AsyncEvent event) {
    try {
      template.find(request);
      record(status.ofCompletion());
    } catch (Throwable fault) {
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
