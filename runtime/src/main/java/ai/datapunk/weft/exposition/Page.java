package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Admission.Principal;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** What stands at a path. Thread-safe. */
interface Page {

  /** Answers a {@code GET} or a {@code HEAD}. */
  void serve(HttpExchange exchange, Principal principal) throws IOException;

  /** Whether it is for those only whom the gate lets in. */
  default boolean isGuarded() {
    return true;
  }
}
