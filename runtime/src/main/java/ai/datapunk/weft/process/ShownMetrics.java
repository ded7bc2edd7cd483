package ai.datapunk.weft.process;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.store.AddedMetric;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesOwners;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The metrics of the process as one mesh shows them. Thread-safe. */
final class ShownMetrics {

  private final MetricStore store;
  private final List<AddedMetric> metrics;
  private final Runnable owner = this::end;

  /**
   * Shows them.
   *
   * @param without names, as queries have them, of those that are left out
   * @throws IllegalArgumentException as {@link ProcessMetrics.Builder#start}
   * @throws IllegalStateException as {@link ProcessMetrics.Builder#start}
   */
  ShownMetrics(Mesh mesh, Set<String> without, DiskSpace disks) {
    store = mesh.engine().store();
    if (store.hasEnded()) {
      throw new IllegalStateException("The mesh is closed: nothing of it is shown");
    }
    metrics = collected(mesh.application(), without, disks);
    if (!store.owners().claim(SeriesOwners.process(), owner)) {
      throw new IllegalStateException(
          "The application has process metrics already: close those first");
    }
    try {
      requireNew();
      store.addMetrics(metrics);
    } catch (RuntimeException | Error refused) {
      store.owners().release(SeriesOwners.process(), owner);
      throw refused;
    }
  }

  /** The registry would take some of them beside those that it has, and sums would have both. */
  private void requireNew() {
    Set<String> names = new TreeSet<>();
    metrics.forEach(metric -> names.addAll(metric.names()));
    SortedSet<String> there = store.knownNames(names);
    if (!there.isEmpty()) {
      throw new IllegalArgumentException(
          "The registry has metrics of these names already. Fix: do not register them elsewhere, or"
              + " leave them out here with without(\""
              + String.join("\", \"", there)
              + "\")");
    }
  }

  /** All metrics, in no registry of the application's yet. */
  private static List<AddedMetric> collected(
      Application application, Set<String> without, DiskSpace disks) {
    Labels labels = Labels.of("service", application.name(), "instance", application.instance());
    CollectedMetrics all = new CollectedMetrics(without);
    try {
      JvmInstrumentation.register(all, labels);
    } catch (NoClassDefFoundError | NoSuchMethodError old) {
      throw new IllegalStateException(
          "Process metrics need io.prometheus:prometheus-metrics-instrumentation-jvm, 1.5.0 or"
              + " later, and all jars of the Prometheus client of one version",
          old);
    }
    new MemoryInUse(all.metric("process_resident_memory_bytes")).register(all, labels);
    DiskMetrics.register(disks, all, labels);
    NetworkErrors.ofThisHost().register(all, labels);
    BuildInfo.register(all, labels, application.version());
    return all.wanted();
  }

  /** Whether they are shown with the series of this mesh. */
  boolean isIn(Mesh mesh) {
    return mesh.engine().store() == store && !store.hasEnded();
  }

  /** Takes the metrics out of the registry; nothing if that was done. */
  void end() {
    store.removeMetrics(metrics);
    store.owners().release(SeriesOwners.process(), owner);
  }
}
