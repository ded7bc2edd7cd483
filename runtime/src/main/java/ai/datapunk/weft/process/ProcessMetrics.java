package ai.datapunk.weft.process;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesOwners;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.snapshots.Labels;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The metrics of the process, its JVM and its host, and {@code build_info}, until closed: those of
 * the Prometheus client's {@code prometheus-metrics-instrumentation-jvm}, which is to be on the
 * class path, and what the platform's alerts read beside them. All have the application's name and
 * instance, as it is configured when they start, as labels {@code service} and {@code instance}.
 * Values are read when somebody scrapes. They end with the mesh, too. Thread-safe.
 */
public final class ProcessMetrics implements AutoCloseable {

  private final MetricStore store;
  private final Runnable owner = this::close;
  private final List<Collector> metrics;

  private ProcessMetrics(Builder builder) {
    store = builder.mesh.engine().store();
    if (store.hasEnded()) {
      throw new IllegalStateException("The mesh is closed: nothing of it is shown");
    }
    CollectedMetrics shown = collected(builder);
    shown.leaveOut(builder.without);
    metrics = shown.all();
    if (!store.owners().claim(SeriesOwners.process(), owner)) {
      throw new IllegalStateException(
          "The application has process metrics already: close those first");
    }
    try {
      requireNew(shown);
      store.addMetrics(metrics);
    } catch (RuntimeException | Error refused) {
      store.owners().release(SeriesOwners.process(), owner);
      throw refused;
    }
  }

  /** The registry would take some of them beside those that it has, and sums would have both. */
  private void requireNew(CollectedMetrics shown) {
    SortedSet<String> there = shown.among(store::knownNames);
    if (!there.isEmpty()) {
      throw new IllegalArgumentException(
          "The registry has metrics of these names already. Fix: do not register them elsewhere, or"
              + " leave them out here with without(\""
              + String.join("\", \"", there)
              + "\")");
    }
  }

  /** All metrics, in no registry of the application's yet. */
  private static CollectedMetrics collected(Builder builder) {
    Application application = builder.mesh.application();
    Labels labels = Labels.of("service", application.name(), "instance", application.instance());
    CollectedMetrics all = new CollectedMetrics();
    try {
      JvmInstrumentation.register(all, labels);
    } catch (NoClassDefFoundError | NoSuchMethodError old) {
      throw new IllegalStateException(
          "Process metrics need io.prometheus:prometheus-metrics-instrumentation-jvm, 1.5.0 or"
              + " later, and all jars of the Prometheus client of one version",
          old);
    }
    new MemoryInUse(all.metric("process_resident_memory_bytes")).register(all, labels);
    DiskSpace.of(builder.disks).register(all, labels);
    NetworkErrors.ofThisHost().register(all, labels);
    BuildInfo.register(all, labels, application.version());
    return all;
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
    store.removeMetrics(metrics);
    store.owners().release(SeriesOwners.process(), owner);
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
      return new ProcessMetrics(this);
    }
  }
}
