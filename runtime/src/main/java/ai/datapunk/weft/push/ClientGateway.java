package ai.datapunk.weft.push;

import io.prometheus.metrics.config.ExporterPushgatewayProperties;
import io.prometheus.metrics.config.PrometheusProperties;
import io.prometheus.metrics.exporter.pushgateway.HttpConnectionFactory;
import io.prometheus.metrics.exporter.pushgateway.PushGateway;
import io.prometheus.metrics.exporter.pushgateway.Scheme;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** A Pushgateway, by the Prometheus client's exporter. */
final class ClientGateway implements Gateway {

  private final PushGateway client;
  private final String name;

  ClientGateway(MetricsPusher.Builder options, PushedSeries series) {
    PrometheusRegistry pushed = new PrometheusRegistry();
    pushed.register(series);
    URI gateway = options.gateway;
    PushGateway.Builder builder =
        PushGateway.builder()
            .registry(pushed)
            .scheme(gateway.getScheme().equals("https") ? Scheme.HTTPS : Scheme.HTTP)
            .address(gateway.getRawAuthority() + path(gateway))
            .job(options.job)
            .connectionFactory(connections(options.tls))
            .connectionTimeout(options.connectTimeout)
            .readTimeout(options.readTimeout);
    options.key.labels().forEach(builder::groupingKey);
    if (options.user != null && options.password != null) {
      builder.basicAuth(options.user, options.password);
    }
    if (options.token != null) {
      builder.bearerToken(options.token);
    }
    this.client = builder.build();
    ExporterPushgatewayProperties set =
        PrometheusProperties.get().getExporterPushgatewayProperties();
    this.name = name(gateway, set.getScheme(), set.getAddress());
  }

  /**
   * Where pushes go: the client lets its own properties go before what code says.
   *
   * @throws IllegalArgumentException if the address has credentials, which the log would have then
   */
  static String name(URI gateway, @Nullable String scheme, @Nullable String address) {
    if (scheme == null && address == null) {
      return gateway.toString();
    }
    if (address != null && address.split("/", 2)[0].contains("@")) {
      throw new IllegalArgumentException(
          "io.prometheus.exporter.pushgateway.address has credentials in it: give them to"
              + " basicAuthentication(…)");
    }
    return (scheme == null ? gateway.getScheme() : scheme)
        + "://"
        + (address == null ? gateway.getRawAuthority() + path(gateway) : address);
  }

  private static String path(URI gateway) {
    String path = gateway.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  private static HttpConnectionFactory connections(@Nullable SSLContext tls) {
    return url -> {
      HttpURLConnection connection = (HttpURLConnection) url.openConnection();
      // Where it leads to may not be who the credentials are for.
      connection.setInstanceFollowRedirects(false);
      if (tls != null && connection instanceof HttpsURLConnection https) {
        https.setSSLSocketFactory(tls.getSocketFactory());
      }
      return connection;
    };
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void push() throws IOException {
    client.push();
  }

  @Override
  public void delete() throws IOException {
    client.delete();
  }
}
