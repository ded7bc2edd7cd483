package ai.datapunk.weft.access;

import ai.datapunk.weft.view.View;
import java.util.Map;

/** What a gate says to a request. */
public sealed interface Admission {

  /**
   * The request is somebody's who may see something.
   *
   * @param name for logs
   */
  record Principal(String name, View view) implements Admission {

    /** Whoever asks where nobody has to say who they are. */
    public static final Principal ANYBODY = new Principal("anybody", View.everything());
  }

  /**
   * The request is refused.
   *
   * @param status of HTTP
   * @param headers that go with it
   * @param reason for the audit, in small letters and underscores; who asks does not learn it
   */
  record Refusal(int status, Map<String, String> headers, String reason) implements Admission {

    /** Copies the headers. */
    public Refusal {
      headers = Map.copyOf(headers);
    }
  }
}
