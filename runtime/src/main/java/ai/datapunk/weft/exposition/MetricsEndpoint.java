package ai.datapunk.weft.exposition;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.access.Gate;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.http.BoundedHttpServer;
import ai.datapunk.weft.http.ServerLimits;
import ai.datapunk.weft.requirement.Requirements;
import ai.datapunk.weft.weaving.WeavingCheck;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a registry at {@code /metrics}, in the formats that Prometheus asks for, until closed. On
 * the loopback address unless told otherwise: whoever can reach it can read every series. Beside it
 * stand a page for browsers at {@code /}, the explorer at {@code /explorer} where the application
 * has one, and {@code /-/healthy} and {@code /-/ready} for probes. It has threads of its own, and
 * others can take no more of the application than its limits say.
 */
public final class MetricsEndpoint implements AutoCloseable {

  /** The port that the OpenTelemetry and JMX exporters made usual. */
  public static final int DEFAULT_PORT = 9464;

  private static final Logger LOG = LoggerFactory.getLogger(MetricsEndpoint.class);

  private static final String METRICS = "/metrics";

  private final BoundedHttpServer server;
  private final String scheme;

  private MetricsEndpoint(BoundedHttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
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

  /**
   * Starts the endpoint as it is configured ({@code weft.endpoint.*}) for the mesh that annotated
   * methods have, whose series are in the default registry.
   *
   * @return empty where {@code weft.endpoint.enabled} is false
   * @throws IllegalArgumentException if any value that was configured cannot be, the endpoint's or
   *     another, or the configuration cannot be read: none of it holds then, so that it may have
   *     switched the endpoint off or protected it
   * @throws UncheckedIOException if nobody can listen there
   */
  public static Optional<MetricsEndpoint> fromConfiguration() {
    return fromConfiguration(Weft.mesh().configuration());
  }

  /**
   * Starts the endpoint of the default registry as this configuration has it.
   *
   * @return empty where {@code weft.endpoint.enabled} is false
   * @throws IllegalArgumentException if the configuration is that of a mesh whose settings could
   *     not be used
   * @throws UncheckedIOException if nobody can listen there
   */
  public static Optional<MetricsEndpoint> fromConfiguration(Configuration configuration) {
    return new ConfiguredEndpoint(requireNonNull(configuration, "configuration")).isEnabled()
        ? Optional.of(builder().configuration(configuration).start())
        : Optional.empty();
  }

  private static MetricsEndpoint start(EndpointOptions options) {
    ExplorerPage explorer = ExplorerPage.ofThisThread();
    Map<String, Page> pages =
        Map.of(
            "/",
            new LandingPage(options.registry(), options.application(), explorer),
            ExplorerPage.PATH,
            explorer,
            METRICS,
            new MetricsPage(options.registry()),
            "/-/healthy",
            new ProbePage("healthy", () -> true),
            "/-/ready",
            new ProbePage("ready", options.ready()));
    return new MetricsEndpoint(
        BoundedHttpServer.start(
            "weft-endpoint",
            new InetSocketAddress(options.address(), options.port()),
            options.limits(),
            options.protection().router(pages, options.admissions(), options.registry()),
            options.protection().configurator()),
        options.protection().tls() == null ? "http" : "https");
  }

  /** The port that is served; the one that was found, where 0 was asked for. */
  public int port() {
    return server.address().getPort();
  }

  /** Where the series are: scheme, address, port and the path {@code /metrics}. */
  public URI uri() {
    String host = server.address().getAddress().getHostAddress();
    return URI.create(
        scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port() + METRICS);
  }

  /**
   * Stops serving: what comes is refused, exchanges that run may end within the limit, and then all
   * connections are closed.
   */
  @Override
  public void close() {
    server.close();
  }

  /** Settings of a {@link MetricsEndpoint}. Not thread-safe. */
  public static final class Builder {

    private PrometheusRegistry registry = PrometheusRegistry.defaultRegistry;
    private InetAddress address = InetAddress.getLoopbackAddress();
    private int port = DEFAULT_PORT;
    private int threads = ServerLimits.DEFAULTS.threads();
    private int queue = ServerLimits.DEFAULTS.queue();
    private int backlog = ServerLimits.DEFAULTS.backlog();
    private Duration deadline = ServerLimits.DEFAULTS.deadline();
    private Duration stopWithin = ServerLimits.DEFAULTS.stopWithin();
    private BooleanSupplier ready = () -> true;
    private @Nullable Application application;
    private @Nullable EndpointTls tls;
    private boolean allowUnprotected;
    private boolean countAuthentication;
    private @Nullable Gate gate;
    private Configuration configuration = Configuration.none();

    private Builder() {}

    /** What is served. */
    public Builder registry(PrometheusRegistry registry) {
      this.registry = requireNonNull(registry, "registry");
      return this;
    }

    /**
     * What the page for a person says that runs: {@code mesh.application()} of the mesh whose
     * registry is served. Unless it is set, the page of the default registry has that of {@link
     * Weft#mesh()}, and that of another registry none.
     */
    public Builder application(Application application) {
      this.application = requireNonNull(application, "application");
      return this;
    }

    /** The address to listen on. */
    public Builder address(InetAddress address) {
      this.address = requireNonNull(address, "address");
      return this;
    }

    /**
     * The port to listen on, up to 65535; 0 takes one that is free.
     *
     * @throws IllegalArgumentException if it is no port
     */
    public Builder port(int port) {
      this.port = within(Ranges.PORT, port, "A port");
      return this;
    }

    /** How many exchanges run at a time, from 1 to 64; 4 unless it is set. */
    public Builder threads(int threads) {
      this.threads = within(Ranges.ENDPOINT_THREADS, threads, "A number of threads");
      return this;
    }

    /**
     * How many connections wait for a thread, from 1 to 10,000; 32 unless it is set. Those beyond
     * are closed at once.
     */
    public Builder queue(int connections) {
      this.queue = within(Ranges.ENDPOINT_QUEUE, connections, "A queue");
      return this;
    }

    /**
     * How many connections the operating system may hold that are not accepted yet, from 1 to
     * 65,535; 64 unless it is set. Systems have limits of their own.
     */
    public Builder backlog(int connections) {
      this.backlog = within(Ranges.BACKLOG, connections, "A backlog");
      return this;
    }

    /**
     * How long an exchange may take from its first byte on, from 100 ms to 10 min; 10 s unless it
     * is set. Then its thread is interrupted and its connection closed.
     */
    public Builder deadline(Duration deadline) {
      requireNonNull(deadline, "deadline");
      this.deadline = within(Ranges.ENDPOINT_DEADLINE, deadline, "A deadline");
      return this;
    }

    /** How long {@link MetricsEndpoint#close()} waits for exchanges that run, up to 1 min. */
    public Builder stopWithin(Duration stopWithin) {
      requireNonNull(stopWithin, "stopWithin");
      this.stopWithin = within(Ranges.ENDPOINT_STOP, stopWithin, "The limit of a stop");
      return this;
    }

    /**
     * What {@code /-/ready} answers: 200 where the application is ready, else 503. It is asked at
     * each request, by several threads, and is to answer at once: whoever can reach the endpoint
     * may ask, and takes one of its threads meanwhile. Ready unless it is set.
     */
    public Builder ready(BooleanSupplier ready) {
      this.ready = requireNonNull(ready, "ready");
      return this;
    }

    /** Has connections go by TLS; none does unless this is said. */
    public Builder tls(EndpointTls tls) {
      this.tls = requireNonNull(tls, "tls");
      return this;
    }

    /**
     * Has the endpoint start on an address that others than this machine can reach although it has
     * not both TLS and authentication, because something else protects it.
     */
    public Builder allowUnprotected(boolean allow) {
      this.allowUnprotected = allow;
      return this;
    }

    /**
     * Whether those who say who they are count in {@code auth_attempts_total} and {@code
     * auth_failures_total}, which the registry has from then on; not unless it is set, since the
     * application may have metrics of these names.
     */
    public Builder countAuthentication(boolean count) {
      this.countAuthentication = count;
      return this;
    }

    /**
     * Who may scrape, and what they see: {@link ai.datapunk.weft.access.Principals}, or a gate of
     * one's own. Unless it is set, everybody sees everything, but for those without a certificate
     * where TLS asks for one. The probes are for everybody.
     */
    public Builder access(Gate gate) {
      this.gate = requireNonNull(gate, "gate");
      return this;
    }

    /**
     * Has what is configured ({@code weft.endpoint.*}) take the place of what is said here, whether
     * before or after. The registry is not configured, nor is whether the application is ready.
     */
    public Builder configuration(Configuration configuration) {
      this.configuration = requireNonNull(configuration, "configuration");
      return this;
    }

    private static int within(Ranges.Whole range, int number, String what) {
      if (!range.contains(number)) {
        throw new IllegalArgumentException(what + " must be " + range + ", but it is " + number);
      }
      return number;
    }

    private static Duration within(Ranges.Time range, Duration time, String what) {
      if (!range.contains(time)) {
        throw new IllegalArgumentException(what + " must be " + range + ", but it is " + time);
      }
      return time;
    }

    /** Asked for when somebody looks, since the mesh may be made, or configured, later. */
    private Supplier<@Nullable Application> running() {
      Application told = application;
      if (told == null && registry == PrometheusRegistry.defaultRegistry) {
        return () -> Weft.mesh().application();
      }
      return () -> told;
    }

    private UnaryOperator<Gate> admissions(Supplier<@Nullable Application> running) {
      PrometheusRegistry counting = registry;
      return countAuthentication
          ? unaware -> new CountedAdmissions(unaware, counting, running)
          : unaware -> unaware;
    }

    /**
     * Begins to serve.
     *
     * @throws IllegalArgumentException if the configuration is that of a mesh whose settings could
     *     not be used
     * @throws IllegalStateException if the jars of the Prometheus client do not work together, or
     *     others than this machine could reach the endpoint and nothing protects it
     * @throws UncheckedIOException if files of TLS cannot be used, or if nobody can listen there,
     *     because the port is in use above all
     */
    public MetricsEndpoint start() {
      new ConfiguredEndpoint(configuration).applyTo(this);
      Protection protection = Protection.of(tls, gate);
      if (!allowUnprotected) {
        protection.require(address);
      }
      try {
        Supplier<@Nullable Application> running = running();
        MetricsEndpoint endpoint =
            MetricsEndpoint.start(
                new EndpointOptions(
                    registry,
                    address,
                    port,
                    new ServerLimits(threads, queue, backlog, deadline, stopWithin),
                    ready,
                    running,
                    protection,
                    admissions(running)));
        LOG.atInfo()
            .addKeyValue("uri", endpoint.uri())
            .addKeyValue("protection", protection)
            .log("Metrics are served at {}, {}", endpoint.uri(), protection);
        // Where nothing is woven nobody asks for a mesh, and none would show that.
        WeavingCheck.shared()
            .start(registry == PrometheusRegistry.defaultRegistry ? Weft::mesh : () -> {});
        return endpoint;
      } catch (LinkageError broken) {
        throw Requirements.shared().broken(broken);
      }
    }
  }
}
