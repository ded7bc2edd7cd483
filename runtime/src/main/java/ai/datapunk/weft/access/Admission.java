package ai.datapunk.weft.access;

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
    public static final Principal ANYBODY = new Principal("anybody", View.ALL);
  }

  /**
   * The request is refused.
   *
   * @param status of HTTP
   * @param headers that go with it
   */
  record Refusal(int status, Map<String, String> headers) implements Admission {

    /** Copies the headers. */
    public Refusal {
      headers = Map.copyOf(headers);
    }
  }
}
