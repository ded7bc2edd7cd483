package ai.datapunk.weft.exposition;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.requirement.Requirements;
import ai.datapunk.weft.weaving.WeavingCheck;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;

/**
 * Serves a registry at {@code /metrics}, in the formats that Prometheus asks for, until closed. On
 * the loopback address unless told otherwise: whoever can reach it can read every series.
 */
public final class MetricsEndpoint implements AutoCloseable {

  /** The port that the OpenTelemetry and JMX exporters made usual. */
  public static final int DEFAULT_PORT = 9464;

  private final HTTPServer server;
  private final InetAddress address;

  private MetricsEndpoint(HTTPServer server, InetAddress address) {
    this.server = server;
    this.address = address;
  }

  /**
   * An endpoint for the default registry on the loopback address and {@link #DEFAULT_PORT}.
   *
   * @throws IllegalStateException if there is no Prometheus client
   */
  public static Builder builder() {
    try {
      return new Builder();
    } catch (LinkageError missing) {
      throw Requirements.shared().broken(missing);
    }
  }

  /** The port that is served; the one that was found, where 0 was asked for. */
  public int port() {
    return server.getPort();
  }

  /** Where the series are. */
  public URI uri() {
    String host = address.getHostAddress();
    return URI.create(
        "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + "/metrics");
  }

  /** Stops serving. */
  @Override
  public void close() {
    server.close();
  }

  /** Settings of a {@link MetricsEndpoint}. Not thread-safe. */
  public static final class Builder {

    private PrometheusRegistry registry = PrometheusRegistry.defaultRegistry;
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int port = DEFAULT_PORT;

    private Builder() {}

    /** What is served. */
    public Builder registry(PrometheusRegistry registry) {
      this.registry = registry;
      return this;
    }

    /** The address to listen on. */
    public Builder address(InetAddress address) {
      this.address = address;
      return this;
    }

    /** The port to listen on, up to 65535; 0 takes one that is free. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    /**
     * Begins to serve.
     *
     * @throws IllegalStateException if the jars of the Prometheus client do not work together
     * @throws UncheckedIOException if that is not possible, because the port is in use above all
     */
    public MetricsEndpoint start() {
      try {
        HTTPServer server =
            HTTPServer.builder().registry(registry).inetAddress(address).port(port).buildAndStart();
        // Where nothing is woven nobody asks for a mesh, and none would show that.
        WeavingCheck.shared()
            .start(registry == PrometheusRegistry.defaultRegistry ? Weft::mesh : () -> {});
        return new MetricsEndpoint(server, address);
      } catch (BindException taken) {
        throw new UncheckedIOException(
            "Port "
                + port
                + " of "
                + address.getHostAddress()
                + " cannot be listened on ("
                + taken.getMessage()
                + "): stop what listens there, or choose another with"
                + " MetricsEndpoint.builder().port(…); 0 takes one that is free",
            taken);
      } catch (LinkageError broken) {
        throw Requirements.shared().broken(broken);
      } catch (IOException fault) {
        throw new UncheckedIOException("The metrics endpoint did not start", fault);
      }
    }
  }
}
