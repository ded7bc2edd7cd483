package ai.datapunk.weft.exposition;

import ai.datapunk.weft.access.Gate;
import ai.datapunk.weft.tls.ServerTls;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.InetAddress;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What protects an endpoint: TLS, and the gate that knows who asks.
 *
 * @param tls null where what is said can be overheard
 * @param gate null where nobody has to say who they are
 */
record Protection(@Nullable ServerTls tls, @Nullable Gate gate) {

  static Protection of(@Nullable EndpointTls configured, @Nullable Gate given) {
    ServerTls tls = configured == null ? null : ServerTls.of(configured.files());
    Gate gate = given == Gate.OPEN ? null : given;
    return new Protection(
        tls, gate == null && tls != null && tls.asksClients() ? new CertificateGate() : gate);
  }

  /**
   * Whatever is on a network is found there.
   *
   * @throws IllegalStateException if others than this machine could reach it, and it lacks
   *     something
   */
  void require(InetAddress address) {
    if (!address.isLoopbackAddress() && (tls == null || gate == null)) {
      throw new IllegalStateException(
          "The endpoint is not started on "
              + address.getHostAddress()
              + ", where others can reach it, without "
              + missing()
              + ": give it tls(…), with requireClients(…) or beside access(Principals…), or configure"
              + " weft.endpoint.tls-certificate, tls-key and tls-client-ca or principals. Where something else protects it, say so with"
              + " MetricsEndpoint.builder().allowUnprotected(true) or"
              + " weft.endpoint.allow-unprotected=true");
    }
  }

  private String missing() {
    if (gate != null) {
      return "TLS";
    }
    return tls == null ? "TLS and authentication" : "authentication";
  }

  /** As in "metrics are served, …". */
  @Override
  public String toString() {
    return (tls == null ? "without TLS" : "by TLS")
        + (gate == null ? " and to everybody" : " and to those whom its gate lets in");
  }

  /**
   * The way to the pages.
   *
   * @param counted makes the gate, if there is one, another that counts whom it lets in
   * @param registry what is served
   */
  Router router(Map<String, Page> pages, UnaryOperator<Gate> counted, PrometheusRegistry registry) {
    return new Router(
        pages,
        gate == null ? Gate.OPEN : counted.apply(gate),
        chain -> tls != null && tls.trusts(chain),
        registry);
  }

  @Nullable TlsConfigurator configurator() {
    return tls == null ? null : new TlsConfigurator(tls);
  }
}
