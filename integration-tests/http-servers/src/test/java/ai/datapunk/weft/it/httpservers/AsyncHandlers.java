package ai.datapunk.weft.it.httpservers;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.UnavailableException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Executor;

/** Servlets that answer later than they return. */
record AsyncHandlers(Executor workers) {

  private static final long SHORT_MILLIS = 50;

  void answersLater(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext context = request.startAsync();
    workers.execute(
        () -> {
          try {
            Handler.answer((HttpServletResponse) context.getResponse(), 202, "late");
          } catch (IOException e) {
            throw new AssertionError(e);
          } finally {
            context.complete();
          }
        });
  }

  /** Goes on elsewhere before it has returned. */
  void dispatches(HttpServletRequest request, HttpServletResponse response) {
    request.startAsync().dispatch("/orders/next");
  }

  /** Asynchronous once more in the dispatch that goes on. */
  void startsTwice(HttpServletRequest request, HttpServletResponse response) {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      answersLater(request, response);
    } else {
      request.startAsync().dispatch();
    }
  }

  /** The container answers in its place. */
  void takesTooLong(HttpServletRequest request, HttpServletResponse response) {
    request.startAsync().setTimeout(SHORT_MILLIS);
  }

  void failsLater(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext context = request.startAsync();
    workers.execute(() -> context.dispatch("/fails"));
  }

  static void throwsOnceStarted(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    request.startAsync();
    throw new ServletException("on purpose");
  }

  /** Tomcat answers when the time is out. */
  static void isUnavailableOnceStarted(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    request.startAsync().setTimeout(SHORT_MILLIS);
    throw new UnavailableException("for a while", 1);
  }

  static void throwsOnceCompleted(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    request.startAsync().complete();
    throw new ServletException("on purpose");
  }

  static void throwsOnceDispatched(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    request.startAsync().dispatch("/orders/next");
    throw new ServletException("on purpose");
  }

  /** It listens for what it throws, and answers. */
  static void answersWhatItThrows(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    AsyncContext context = request.startAsync();
    context.addListener(
        new AsyncListener() {
          @Override
          public void onComplete(AsyncEvent event) {}

          @Override
          public void onTimeout(AsyncEvent event) {}

          @Override
          public void onError(AsyncEvent event) {
            response.setStatus(418);
            context.complete();
          }

          @Override
          public void onStartAsync(AsyncEvent event) {}
        });
    throw new ServletException("on purpose");
  }

  /** Reads what there is whenever there is some. */
  void readsWhenReady(HttpServletRequest request, HttpServletResponse response) throws IOException {
    AsyncContext context = request.startAsync(request, response);
    ServletInputStream in = request.getInputStream();
    in.setReadListener(
        new ReadListener() {
          private final byte[] bytes = new byte[3];
          private int total;

          @Override
          public void onDataAvailable() throws IOException {
            while (in.isReady() && !in.isFinished()) {
              total += Math.max(0, in.read(bytes));
            }
          }

          @Override
          public void onAllDataRead() throws IOException {
            Handler.answer(response, 200, "read " + total);
            context.complete();
          }

          @Override
          public void onError(Throwable fault) {
            context.complete();
          }
        });
  }
}
