package ai.datapunk.weft.it.httpservers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Servlets whose answers have no end of their own. */
record StreamHandlers(Executor workers) {

  private static final int MOST_EVENTS = 2_000;
  private static final byte[] EVENT = ("data: " + "1".repeat(1_000) + "\n\n").getBytes(US_ASCII);

  /** Sends events until nobody is there to have them. */
  void events(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setContentType("text/event-stream");
    OutputStream out = response.getOutputStream();
    for (int i = 0; i < MOST_EVENTS; i++) {
      out.write(EVENT);
      out.flush();
      pause();
    }
  }

  /** The same in another thread. */
  void eventsLater(HttpServletRequest request, HttpServletResponse response) {
    AsyncContext context = request.startAsync();
    context.setTimeout(0);
    workers.execute(
        () -> {
          try {
            events(request, response);
          } catch (IOException gone) {
            complete(context);
          }
        });
  }

  private static void complete(AsyncContext context) {
    try {
      context.complete();
    } catch (IllegalStateException complete) {
      // The container has noticed, too.
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(2);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static void upgrades(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    response.setHeader("Upgrade", "silence");
    response.setHeader("Connection", "Upgrade");
    request.upgrade(Silence.class);
  }

  /** What comes after HTTP: nothing, until the client leaves. */
  public static final class Silence implements HttpUpgradeHandler {

    @Override
    public void init(WebConnection connection) {}

    @Override
    public void destroy() {}
  }
}
