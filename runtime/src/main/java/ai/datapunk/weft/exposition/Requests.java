package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.ScrapeRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * What an exchange tells of who asks.
 *
 * @param trusted whether a client's certificates are, at this moment
 */
record Requests(Predicate<List<X509Certificate>> trusted) {

  ScrapeRequest of(HttpExchange exchange) {
    return new ScrapeRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRemoteAddress(),
        exchange.getRequestHeaders().getFirst("Authorization"),
        exchange instanceof HttpsExchange https ? certificates(https) : List.of());
  }

  /** Those that the handshake has checked, unless their authority has gone meanwhile. */
  private List<X509Certificate> certificates(HttpsExchange exchange) {
    try {
      Certificate[] shown = exchange.getSSLSession().getPeerCertificates();
      List<X509Certificate> chain =
          Arrays.stream(shown)
              .filter(X509Certificate.class::isInstance)
              .map(X509Certificate.class::cast)
              .toList();
      return trusted.test(chain) ? chain : List.of();
    } catch (SSLPeerUnverifiedException none) {
      return List.of();
    }
  }
}
