package ai.datapunk.weft.it.httpservers;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A servlet in one method. */
@FunctionalInterface
interface Handler {

  void handle(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException;

  /** Answers with a text. */
  static void answer(HttpServletResponse response, int status, String text) throws IOException {
    response.setStatus(status);
    response.setContentType("text/plain; charset=utf-8");
    response.getWriter().print(text);
  }

  default HttpServlet servlet() {
    return new HttpServlet() {
      private static final long serialVersionUID = 1L;

      @Override
      protected void service(HttpServletRequest request, HttpServletResponse response)
          throws IOException, ServletException {
        handle(request, response);
      }
    };
  }
}
