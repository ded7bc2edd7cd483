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
   * @param reason for the audit, in small letters and underscores; who asks does not learn it.
   *     Known ones are {@value #NO_CREDENTIALS} where nobody has said who they are, and {@value
   *     #MUST_WAIT} where that was not looked at: neither counts as an attempt
   */
  record Refusal(int status, Map<String, String> headers, String reason) implements Admission {

    static final String NO_CREDENTIALS = "no_credentials";
    static final String MUST_WAIT = "must_wait";

    /** Copies the headers. */
    public Refusal {
      headers = Map.copyOf(headers);
    }

    /** Whether somebody has said who they are, and is not believed. */
    public boolean isOfCredentials() {
      return !reason.equals(NO_CREDENTIALS) && !reason.equals(MUST_WAIT);
    }
  }
}
