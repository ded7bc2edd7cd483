package ai.datapunk.weft.push;

import ai.datapunk.weft.application.Application;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Pushes a registry to a Pushgateway: on an interval if there is to be one, when asked, and a last
 * time when closed. It needs {@code io.prometheus:prometheus-metrics-exporter-pushgateway}, which
 * does not come with Weft.
 *
 * <p>What is pushed is grouped by {@code job} and, unless other labels are given, by {@code
 * process}, which is host and number of this process: so each process has its series to itself.
 * Nothing that the application does waits for a push, but {@link #push()}, {@link #delete()} and
 * {@link #close()}. Thread-safe.
 *
 * <p>What the client's own properties say, such as {@code
 * io.prometheus.exporter.pushgateway.address} and {@code job}, goes before what code says.
 */
public final class MetricsPusher implements AutoCloseable {

  private final PushLoop loop;
  private final Duration closeWithin;

  private MetricsPusher(PushLoop loop, Duration closeWithin) {
    this.loop = loop;
    this.closeWithin = closeWithin;
  }

  /**
   * A pusher for the default registry.
   *
   * @param gateway such as {@code https://pushgateway.example:9091}, with a path in front of {@code
   *     /metrics} if it has one
   * @param job what the series are grouped by
   * @throws IllegalArgumentException if the address is none of HTTP, or has credentials in it
   */
  public static Builder to(URI gateway, String job) {
    return new Builder(gateway, job);
  }

  /** Pushes now; whether it arrived, after three more tries, within the limit for closing. */
  public boolean push() {
    return loop.push(closeWithin);
  }

  /**
   * Has the gateway take away what this process has pushed; whether it was told within the same
   * limit. It does so at once, but after its answer.
   */
  public boolean delete() {
    return loop.delete(closeWithin);
  }

  /**
   * Pushes a last time, unless {@link #delete()} was the last that was asked for, waits for that
   * within the limit, and ends. The log says if it did not arrive.
   */
  @Override
  public void close() {
    loop.end(closeWithin);
  }

  /** Settings of a {@link MetricsPusher}. Not thread-safe. */
  public static final class Builder {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);

    final URI gateway;
    final String job;
    final GroupingKey key = new GroupingKey();
    Duration connectTimeout = Duration.ofSeconds(5);
    Duration readTimeout = Duration.ofSeconds(10);
    @Nullable SSLContext tls;
    @Nullable String user;
    @Nullable String password;
    @Nullable String token;
    private PrometheusRegistry registry = PrometheusRegistry.defaultRegistry;
    private Duration closeWithin = Duration.ofSeconds(10);
    private Duration firstWait = FIRST_WAIT;
    private @Nullable Duration interval;

    private Builder(URI gateway, String job) {
      String scheme = gateway.getScheme();
      if (gateway.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
        throw new IllegalArgumentException(
            "A gateway is http://host:port or https://host:port, with a path or without");
      }
      if (gateway.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            "The gateway's address has credentials in it: give them to basicAuthentication(…)");
      }
      if (gateway.getRawQuery() != null || gateway.getRawFragment() != null) {
        throw new IllegalArgumentException("The gateway's address ends with its path");
      }
      if (job.isEmpty() || GroupingKey.leadsElsewhere(job)) {
        throw new IllegalArgumentException("A job has a name, which is not . or ..");
      }
      this.gateway = gateway;
      this.job = job;
    }

    /** What is pushed. */
    public Builder registry(PrometheusRegistry registry) {
      this.registry = registry;
      return this;
    }

    /** Pushes this often, from 1 s to 1 day; without it, only when asked and when closed. */
    public Builder every(Duration interval) {
      this.interval = within(interval, Duration.ofSeconds(1), Duration.ofDays(1), "An interval");
      return this;
    }

    /**
     * Groups by this label too, and no longer by {@code process}: who gives labels says how series
     * of several processes are told apart.
     *
     * @throws IllegalArgumentException if it is no label, or one that Weft's families have
     */
    public Builder groupBy(String label, String value) {
      key.put(label, value);
      return this;
    }

    /** Shows these credentials. */
    public Builder basicAuthentication(String user, String password) {
      this.user = user;
      this.password = password;
      return this;
    }

    /** Shows this token. */
    public Builder bearerToken(String token) {
      this.token = token;
      return this;
    }

    /** Trusts and shows certificates by this, where the address is {@code https}. */
    public Builder tls(SSLContext context) {
      this.tls = context;
      return this;
    }

    /** How long a connection, and each wait for an answer, may take: 5 s and 10 s unless set. */
    public Builder timeouts(Duration connect, Duration read) {
      this.connectTimeout =
          within(connect, Duration.ofMillis(1), Duration.ofHours(1), "A time for connecting");
      this.readTimeout =
          within(read, Duration.ofMillis(1), Duration.ofHours(1), "A time for an answer");
      return this;
    }

    /** How long {@link MetricsPusher#close()} waits for the last push; 10 s unless it is set. */
    public Builder closeWithin(Duration limit) {
      this.closeWithin = within(limit, Duration.ofMillis(1), Duration.ofHours(1), "A limit");
      return this;
    }

    Builder firstWait(Duration wait) {
      this.firstWait = wait;
      return this;
    }

    private static Duration within(Duration time, Duration least, Duration most, String what) {
      if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            what + " must be from " + least + " to " + most + ", but it is " + time);
      }
      return time;
    }

    /**
     * Begins to push.
     *
     * @throws IllegalArgumentException if a series that there is has one of the labels that are
     *     grouped by
     * @throws IllegalStateException if the client's exporter is not on the class path
     */
    public MetricsPusher start() {
      if (key.labels().isEmpty()) {
        key.put("process", Application.thisProcess());
      }
      key.check(registry.scrape());
      PushLoop loop = new PushLoop(gateway(), firstWait);
      if (interval != null) {
        loop.every(interval);
      }
      return new MetricsPusher(loop, closeWithin);
    }

    private Gateway gateway() {
      try {
        return new ClientGateway(this, new PushedSeries(registry, key));
      } catch (NoClassDefFoundError missing) {
        throw new IllegalStateException(
            "Pushing needs io.prometheus:prometheus-metrics-exporter-pushgateway on the class path",
            missing);
      }
    }

    Map<String, String> labels() {
      return key.labels();
    }
  }
}
