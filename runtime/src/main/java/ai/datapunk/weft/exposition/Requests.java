package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.ScrapeRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsExchange;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What an exchange tells of who asks. */
final class Requests {

  private Requests() {}

  static ScrapeRequest of(HttpExchange exchange) {
    return new ScrapeRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        exchange.getRemoteAddress(),
        exchange.getRequestHeaders().getFirst("Authorization"),
        exchange instanceof HttpsExchange https ? certificates(https) : List.of());
  }

  private static List<X509Certificate> certificates(HttpsExchange exchange) {
    try {
      Certificate[] chain = exchange.getSSLSession().getPeerCertificates();
      return Arrays.stream(chain)
          .filter(X509Certificate.class::isInstance)
          .map(X509Certificate.class::cast)
          .toList();
    } catch (SSLPeerUnverifiedException none) {
      return List.of();
    }
  }
}
