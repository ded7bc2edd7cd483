package ai.datapunk.weft.it.httpservers;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Reader;
import java.util.function.Supplier;
import org.springframework.web.method.HandlerMethod;

/** Servlets that answer before they return, or fail. */
final class ShopHandlers {

  private static final String SPRING = "org.springframework.web.servlet.HandlerMapping.";

  private ShopHandlers() {}

  /** Reads little by little, so that a body which breaks off has begun. */
  static void orders(HttpServletRequest request, HttpServletResponse response) throws IOException {
    byte[] bytes = new byte[2];
    int total = 0;
    for (int n; (n = request.getInputStream().read(bytes)) >= 0; ) {
      total += n;
    }
    if (request.getMethod().equals("POST")) {
      Handler.answer(response, 201, "read " + total);
    } else {
      Handler.answer(response, 200, "ok");
    }
  }

  static void text(HttpServletRequest request, HttpServletResponse response) throws IOException {
    StringBuilder text = new StringBuilder();
    Reader reader = request.getReader();
    for (int c; (c = reader.read()) >= 0; ) {
      text.append((char) c);
    }
    Handler.answer(response, 200, text.toString());
  }

  static void lines(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Handler.answer(response, 200, String.join("|", request.getReader().lines().toList()));
  }

  static void form(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Handler.answer(response, 200, "for " + request.getParameter("name"));
  }

  static void parts(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Handler.answer(response, 200, request.getParts().size() + " part");
  }

  static void fails(HttpServletRequest request, HttpServletResponse response)
      throws ServletException {
    throw new ServletException("on purpose");
  }

  /** The client has the status by then. */
  static void failsLate(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Handler.answer(response, 203, "half");
    response.flushBuffer();
    throw new IllegalStateException("on purpose");
  }

  static void refused(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.sendError(403);
  }

  /** The application's page for 403. */
  static void errorPage(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print("not for you");
  }

  static void forwards(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.getRequestDispatcher("/orders/other").forward(request, response);
  }

  static void includes(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    request.getRequestDispatcher("/orders/other").include(request, response);
  }

  static Handler throwing(Supplier<ServletException> thrown) {
    return (request, response) -> {
      throw thrown.get();
    };
  }

  /** As Spring MVC's dispatcher servlet leaves it. */
  static void spring(HttpServletRequest request, HttpServletResponse response) throws IOException {
    request.setAttribute(SPRING + "bestMatchingPattern", "/pets/{id}");
    Handler.answer(response, 200, "a pet");
  }

  /** The same, of a controller's method. */
  static void springMethod(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(SPRING + "bestMatchingPattern", "/pets");
    request.setAttribute(SPRING + "bestMatchingHandler", new HandlerMethod() {});
    Handler.answer(response, 200, "all pets");
  }

  /** The same, of the handler for whatever has no other. */
  static void springDefault(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    request.setAttribute(
        SPRING + "bestMatchingPattern", request.getServletPath() + request.getPathInfo());
    request.setAttribute(SPRING + "bestMatchingHandler", new Object());
    Handler.answer(response, 200, "ok");
  }

  static void ok(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Handler.answer(response, 200, "ok");
  }
}
