package ai.datapunk.weft.access;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request for metrics, as far as it says who asks.
 *
 * @param authorization the header of that name; null if there is none
 * @param certificates the client's, its own first; empty if it has shown none
 */
public record ScrapeRequest(
    String method,
    String path,
    InetSocketAddress remote,
    @Nullable String authorization,
    List<X509Certificate> certificates) {

  /** Copies the list. */
  public ScrapeRequest {
    certificates = List.copyOf(certificates);
  }

  /** Without what it authorizes itself by, so that a gate may log it. */
  @Override
  public String toString() {
    return "ScrapeRequest[" + method + " " + path + " from " + remote + "]";
  }
}
