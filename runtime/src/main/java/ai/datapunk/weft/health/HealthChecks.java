package ai.datapunk.weft.health;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.time.Scheduler;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The health checks of an application, asked again and again until they or their mesh are closed.
 * They show in {@code health_status} and {@code last_check_timestamp}, each by its type and all
 * together as {@code aggregate}, and in {@code service_up}, which is 0 while a check that is
 * required is unhealthy. Thread-safe.
 *
 * <p>Each check has a thread of its own while it runs. One that hangs is unhealthy and holds up no
 * other.
 */
public final class HealthChecks implements AutoCloseable {

  /** The type under which all checks together are shown. */
  public static final String AGGREGATE = "aggregate";

  private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);
  private static final double MILLIS_PER_SECOND = 1_000;

  /** A check, and whether the application cannot do its work without what it looks at. */
  private record Registered(HealthCheck check, boolean required) {}

  private final Map<String, Registered> checks;
  private final Map<String, CheckRunner> runners = new LinkedHashMap<>();
  private final Duration interval;
  private final Scheduler scheduler;
  private final Clock clock;
  private final HealthSeries series;
  private final ExecutorService threads;
  private final SortedMap<String, Health> results = new TreeMap<>();
  private volatile boolean closed;

  /** What is scheduled: cancelled, it holds nothing of ours however long a timer has it. */
  private volatile FutureTask<@Nullable Void> next = new FutureTask<>(() -> {}, null);

  private HealthChecks(Builder builder) {
    checks = Map.copyOf(builder.checks);
    interval = builder.interval;
    clock = builder.clock;
    scheduler = builder.mesh.engine().scheduler();
    series = new HealthSeries(builder.mesh);
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    threads = Executors.newCachedThreadPool(task -> daemon(task, context));
    builder.checks.forEach(
        (type, registered) ->
            runners.put(
                type,
                new CheckRunner(
                    type,
                    registered.check,
                    builder.timeout,
                    threads,
                    scheduler,
                    health -> found(type, health))));
  }

  /** A check finds what its application has, whoever asks it. */
  private static Thread daemon(Runnable task, @Nullable ClassLoader context) {
    Thread thread = new Thread(task, "weft-health");
    thread.setDaemon(true);
    thread.setContextClassLoader(context);
    return thread;
  }

  /** The checks of the application of a mesh, by its scheduler. */
  public static Builder of(Mesh mesh) {
    return new Builder(requireNonNull(mesh, "mesh"));
  }

  private void start() {
    if (checks.isEmpty()) {
      series.up(true);
    } else {
      askAll();
    }
  }

  private void askAll() {
    if (!closed && series.haveEnded()) {
      close();
      LOG.info("Health checks are asked no longer: their mesh is closed");
    }
    if (!closed) {
      askAgain();
      runners.values().forEach(CheckRunner::ask);
    }
  }

  private void askAgain() {
    FutureTask<@Nullable Void> round = new FutureTask<>(this::askAll, null);
    next = round;
    if (closed) {
      round.cancel(false);
    }
    try {
      scheduler.schedule(round, interval.toNanos());
    } catch (Throwable refused) {
      LOG.error("Health checks are asked no longer, because the scheduler refuses", refused);
    }
  }

  /** Whether a check of these types is asked at the moment. */
  boolean isRunning(String... types) {
    return Arrays.stream(types)
        .map(runners::get)
        .anyMatch(runner -> runner != null && runner.isRunning());
  }

  private void found(String type, Health health) {
    Health before;
    synchronized (results) {
      if (closed) {
        return;
      }
      before = results.put(type, health);
      double now = clock.millis() / MILLIS_PER_SECOND;
      series.found(type, health.status(), now);
      aggregate()
          .ifPresent(
              all -> {
                series.found(AGGREGATE, all, now);
                series.up(all != Health.Status.UNHEALTHY);
              });
    }
    if (before == null ? health.status() != Health.Status.HEALTHY : differs(before, health)) {
      tell(type, health);
    }
  }

  private static boolean differs(Health before, Health now) {
    return before.status() != now.status();
  }

  private static void tell(String type, Health health) {
    boolean healthy = health.status() == Health.Status.HEALTHY;
    (healthy ? LOG.atInfo() : LOG.atWarn())
        .addKeyValue("check_type", type)
        .addKeyValue("status", health.status())
        .log(
            "Health check {} is {}: {}",
            type,
            health.status(),
            healthy ? "again" : health.detail());
  }

  /**
   * The worst of the required checks; one that is not required makes the application degraded at
   * worst. Empty until each has answered once.
   */
  public Optional<Health.Status> aggregate() {
    synchronized (results) {
      if (results.size() < checks.size()) {
        return Optional.empty();
      }
      return Optional.of(
          results.entrySet().stream()
              .map(each -> weighed(each.getKey(), each.getValue().status()))
              .min(Enum::compareTo)
              .orElse(Health.Status.HEALTHY));
    }
  }

  private Health.Status weighed(String type, Health.Status status) {
    Registered registered = checks.get(type);
    boolean required = registered != null && registered.required;
    return required || status == Health.Status.HEALTHY ? status : Health.Status.DEGRADED;
  }

  /** Whether the application can do its work; not until each check has answered once. */
  public boolean isUp() {
    return aggregate().filter(all -> all != Health.Status.UNHEALTHY).isPresent();
  }

  /** What each check found last, by its type; those that have not answered yet are left out. */
  public SortedMap<String, Health> results() {
    synchronized (results) {
      return new TreeMap<>(results);
    }
  }

  /** Asks no longer, interrupts checks that run, and ends the series. */
  @Override
  public void close() {
    synchronized (results) {
      if (closed) {
        return;
      }
      closed = true;
      series.end();
    }
    next.cancel(false);
    threads.shutdownNow();
  }

  /** Checks to be registered. Not thread-safe. */
  public static final class Builder {

    private final Mesh mesh;
    private final Map<String, Registered> checks = new LinkedHashMap<>();
    private Duration interval = Duration.ofSeconds(10);
    private Duration timeout = Duration.ofSeconds(5);
    private Clock clock = Clock.systemUTC();

    private Builder(Mesh mesh) {
      this.mesh = mesh;
    }

    /**
     * A check of something that the application cannot do its work without.
     *
     * @param type its {@code check_type}, such as {@code database}: 1 to 128 characters, none of
     *     them a control character
     * @throws IllegalArgumentException if there is a check of this type, or it is no type
     */
    public Builder require(String type, HealthCheck check) {
      return add(type, new Registered(check, true));
    }

    /**
     * A check of something without which the application works in a worse way: it is never down for
     * that alone.
     *
     * @param type as of {@link #require}
     * @throws IllegalArgumentException if there is a check of this type, or it is no type
     */
    public Builder watch(String type, HealthCheck check) {
      return add(type, new Registered(check, false));
    }

    private Builder add(String type, Registered registered) {
      requireNonNull(type, "type");
      requireNonNull(registered.check, "check");
      if (!LabelValues.canBe(type)) {
        throw new IllegalArgumentException(
            "The type of a health check must be " + LabelValues.WHAT_CAN_BE);
      }
      if (type.equals(AGGREGATE)) {
        throw new IllegalArgumentException(
            "\"aggregate\" is all health checks together: give this one another type");
      }
      if (checks.putIfAbsent(type, registered) != null) {
        throw new IllegalArgumentException(
            "There is a health check \"" + type + "\" already: give this one another type");
      }
      return this;
    }

    /** How often each is asked, from 1 s to 1 h; every 10 s unless it is set. */
    public Builder interval(Duration interval) {
      this.interval = within(interval, Duration.ofSeconds(1), Duration.ofHours(1), "An interval");
      return this;
    }

    /** How long one may take, from 10 ms to 10 min; 5 s unless it is set. */
    public Builder timeout(Duration timeout) {
      this.timeout = within(timeout, Duration.ofMillis(10), Duration.ofMinutes(10), "A time-out");
      return this;
    }

    private static Duration within(Duration time, Duration least, Duration most, String what) {
      if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
        throw new IllegalArgumentException(
            what + " must be from " + least + " to " + most + ", but it is " + time);
      }
      return time;
    }

    Builder clock(Clock clock) {
      this.clock = clock;
      return this;
    }

    /**
     * Begins to ask them.
     *
     * @throws IllegalArgumentException if the mesh's registry holds another metric of one of the
     *     names
     * @throws IllegalStateException if the mesh has health checks that were not closed, or is
     *     closed
     */
    public HealthChecks start() {
      HealthChecks started = new HealthChecks(this);
      started.start();
      return started;
    }
  }
}
