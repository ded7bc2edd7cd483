package ai.datapunk.weft.process;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.engine.CoalescingTask;
import ai.datapunk.weft.engine.MeshChanges;
import ai.datapunk.weft.store.FirstFailure;
import ai.datapunk.weft.store.MetricStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metrics of the process, its JVM and its host, and {@code build_info}, until closed: those of
 * the Prometheus client's {@code prometheus-metrics-instrumentation-jvm}, which is to be on the
 * class path, and what the platform's alerts read beside them. All have the application's name and
 * instance, as configured when a mesh starts to show them, as labels {@code service} and {@code
 * instance}. Values are read when somebody scrapes. Thread-safe.
 *
 * <p>With a mesh that the application built, they end when that is closed. With the one that Weft
 * makes itself, they go on in whichever is in use ({@link Weft#use}), with the name and the
 * instance that the application has there, until they are closed or the registry there has metrics
 * of their names, which a warning tells. While the mesh in use is closed, or has others that were
 * started for it, they show nothing.
 */
public final class ProcessMetrics implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessMetrics.class);

  /** Those that go on in another mesh, whoever forgets them. */
  private static final Set<ProcessMetrics> FOLLOWING = ConcurrentHashMap.newKeySet();

  private final NamePatterns without;
  private final DiskSpace disks;

  /**
   * Looks which mesh is in use: settings, registries and logs are the application's, and may wait
   * for a thread that would wait here.
   */
  private final CoalescingTask following = new CoalescingTask(this::follow);

  private final Runnable follower = following::ask;

  private @Nullable ShownMetrics shown;
  private boolean closed;

  private ProcessMetrics(Builder builder) {
    without = builder.without;
    disks = DiskSpace.of(builder.disks);
  }

  private static ProcessMetrics started(Builder builder) {
    ProcessMetrics started = new ProcessMetrics(builder);
    if (builder.mesh.engine().madeByWeft()) {
      started.following.doInPlace(() -> started.startFollowing(builder.mesh));
    } else {
      started.start(builder.mesh);
    }
    return started;
  }

  private void startFollowing(Mesh mesh) {
    // Before they are shown, so that no change is missed.
    MeshChanges.listenForMeshes(follower);
    start(mesh);
    FOLLOWING.add(this);
    // Another mesh may be in use already.
    following.ask();
  }

  private void start(Mesh mesh) {
    try {
      show(ShownMetrics.started(mesh, without, disks));
    } catch (Throwable refused) {
      close();
      throw refused;
    }
  }

  /** Goes on in the mesh that is in use now; whatever fails, whoever asked for it goes on too. */
  private void follow() {
    if (isClosed()) {
      return;
    }
    Mesh inUse = Weft.mesh();
    MetricStore store = inUse.engine().store();
    ShownMetrics before = shown();
    if (before != null) {
      if (before.isIn(inUse)) {
        return;
      }
      end(before, store);
    }
    try {
      show(ShownMetrics.following(inUse, without, disks));
    } catch (Throwable refused) {
      close();
      store.events().add(() -> warn(refused));
      store.events().write();
    }
  }

  /** A registry that keeps what was in it must not keep the next one from having it. */
  private static void end(ShownMetrics before, MetricStore next) {
    try {
      before.end();
    } catch (Throwable kept) {
      next.recordingFailed(kept);
    }
  }

  private static void warn(Throwable refused) {
    LOG.atWarn()
        .addKeyValue("reason", refused.getMessage())
        .setCause(refused)
        .log(
            "The metrics of the process have ended, because the mesh that is in use now cannot"
                + " show them. Fix what is in their way, and start them anew with"
                + " ProcessMetrics.of(Weft.mesh()): {}",
            refused.getMessage());
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private synchronized @Nullable ShownMetrics shown() {
    return shown;
  }

  /** These from now on, unless closed meanwhile. */
  private void show(@Nullable ShownMetrics next) {
    synchronized (this) {
      if (!closed) {
        shown = next;
        return;
      }
    }
    if (next != null) {
      next.end();
    }
  }

  /**
   * The metrics of the process in the registry of a mesh, which has the name of the application.
   */
  public static Builder of(Mesh mesh) {
    return new Builder(requireNonNull(mesh, "mesh"));
  }

  /** Takes the metrics out of the registry; nothing if that was done. */
  @Override
  public void close() {
    ShownMetrics last;
    synchronized (this) {
      closed = true;
      last = shown;
      shown = null;
    }
    FOLLOWING.remove(this);
    Throwable failure = last == null ? null : FirstFailure.or(null, last::end);
    // Those that have given way, each whatever another one throws.
    for (ProcessMetrics each : FOLLOWING) {
      failure = FirstFailure.or(failure, each.following::ask);
    }
    FirstFailure.rethrow(failure);
  }

  /** What is to be shown. Not thread-safe. */
  public static final class Builder {

    private final Mesh mesh;
    private NamePatterns without = new NamePatterns(List.of());
    private List<Path> disks =
        List.of(Path.of(""), Path.of(System.getProperty("java.io.tmpdir", "")));

    private Builder(Mesh mesh) {
      this.mesh = mesh;
    }

    /**
     * Leaves metrics out, such as {@code process_memory_bytes}, or {@code jvm_threads_current}
     * where something else in the registry has that, or {@code jvm_*}. One that only another system
     * has is left out by nature.
     *
     * @param metrics names as queries have them; a {@code *} at the end stands for any rest
     * @throws IllegalArgumentException if one is empty, or has a {@code *} elsewhere
     */
    public Builder without(String... metrics) {
      without =
          new NamePatterns(
              Stream.concat(without.patterns().stream(), Arrays.stream(metrics)).toList());
      return this;
    }

    /**
     * The disks whose space {@code disk_free_bytes} and {@code disk_total_bytes} show, each by a
     * path on it; unless they are set, those of the working directory and of {@code
     * java.io.tmpdir}.
     */
    public Builder disks(Path... paths) {
      disks = List.of(paths);
      return this;
    }

    /**
     * Shows them, in place of those that have come from another mesh and give way. A name of which
     * the registry cannot tell whether it has it, as one of its own metrics fails when it is asked,
     * is taken to be free.
     *
     * @throws IllegalArgumentException if the registry has metrics of these names already, or what
     *     is to be left out is none of them; the message has all their names
     * @throws IllegalStateException if the mesh is closed, or has process metrics that were started
     *     there and not closed, or the client's JVM instrumentation is missing or too old
     */
    public ProcessMetrics start() {
      return started(this);
    }
  }
}
