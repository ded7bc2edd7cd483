package ai.datapunk.weft.process;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.engine.MeshChanges;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The metrics of the process, its JVM and its host, and {@code build_info}, until closed: those of
 * the Prometheus client's {@code prometheus-metrics-instrumentation-jvm}, which is to be on the
 * class path, and what the platform's alerts read beside them. All have the application's name and
 * instance, as it is configured when they start, as labels {@code service} and {@code instance}.
 * Values are read when somebody scrapes. Thread-safe.
 *
 * <p>With a mesh that the application built, they end when that is closed. With the one that Weft
 * makes itself, they go on in whichever is in use ({@link Weft#use}).
 */
public final class ProcessMetrics implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ProcessMetrics.class);

  /** Those that go on in another mesh, whoever forgets them. */
  private static final Set<ProcessMetrics> FOLLOWING = ConcurrentHashMap.newKeySet();

  private final Set<String> without;
  private final DiskSpace disks;
  private final Runnable follower = this::follow;
  private ShownMetrics shown;
  private boolean closed;

  private ProcessMetrics(Builder builder) {
    without = Set.copyOf(builder.without);
    disks = DiskSpace.of(builder.disks);
    shown = new ShownMetrics(builder.mesh, without, disks);
  }

  private static ProcessMetrics started(Builder builder) {
    ProcessMetrics started = new ProcessMetrics(builder);
    if (isWefts(builder.mesh)) {
      FOLLOWING.add(started);
      MeshChanges.listen(started.follower);
      started.follow();
    }
    return started;
  }

  /** Whether it is the mesh that Weft makes itself where no application has given one. */
  private static boolean isWefts(Mesh mesh) {
    return !mesh.engine().store().isOfAnApplication() && mesh == Weft.mesh();
  }

  /** Goes on in the mesh that is in use now. */
  private synchronized void follow() {
    if (closed) {
      return;
    }
    Mesh inUse = Weft.mesh();
    if (shown.isIn(inUse)) {
      return;
    }
    shown.end();
    try {
      shown = new ShownMetrics(inUse, without, disks);
    } catch (RuntimeException refused) {
      close();
      LOG.atWarn()
          .addKeyValue("reason", refused.getMessage())
          .log(
              "The metrics of the process have ended, because the mesh that is in use now cannot"
                  + " show them. Fix what is in their way, and start them anew with"
                  + " ProcessMetrics.of(Weft.mesh()): {}",
              refused.getMessage());
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
  public synchronized void close() {
    closed = true;
    FOLLOWING.remove(this);
    shown.end();
  }

  /** What is to be shown. Not thread-safe. */
  public static final class Builder {

    private final Mesh mesh;
    private final Set<String> without = new TreeSet<>();
    private List<Path> disks =
        List.of(Path.of(""), Path.of(System.getProperty("java.io.tmpdir", "")));

    private Builder(Mesh mesh) {
      this.mesh = mesh;
    }

    /**
     * Leaves metrics out, such as {@code process_memory_bytes}, or {@code jvm_threads_current}
     * where something else in the registry has that. One that only another system has is left out
     * by nature.
     *
     * @param metrics names as a query has them
     */
    public Builder without(String... metrics) {
      without.addAll(List.of(metrics));
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
     * Shows them.
     *
     * @throws IllegalArgumentException if the registry has metrics of these names already, or one
     *     that is to be left out is none of them; the message has all their names
     * @throws IllegalStateException if the mesh is closed, or has process metrics that were not, or
     *     the client's JVM instrumentation is missing or too old
     */
    public ProcessMetrics start() {
      return started(this);
    }
  }
}
