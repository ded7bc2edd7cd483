package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Admission.Principal;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * An answer to a probe that asks for one thing: 200 or 503. It tells nothing of the metrics, and
 * whoever can reach the endpoint may ask.
 *
 * @param what in a word, such as "ready"
 */
record ProbePage(String what, BooleanSupplier holds) implements Page {

  @Override
  public void serve(HttpExchange exchange, Principal principal) throws IOException {
    if (holds.getAsBoolean()) {
      Answers.text(exchange, 200, what);
    } else {
      Answers.text(exchange, 503, "not " + what);
    }
  }

  @Override
  public boolean isGuarded() {
    return false;
  }
}
