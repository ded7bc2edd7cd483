package ai.datapunk.weft.process;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.store.AddedMetric;
import ai.datapunk.weft.store.AddedMetrics;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesOwners;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The metrics of the process as one mesh shows them. Thread-safe. */
final class ShownMetrics {

  /** What stands for all of them: an application is one process. */
  private static final SeriesOwners.Whole WHOLE = new SeriesOwners.Whole("process");

  private static final AddedMetrics NONE = new AddedMetrics(List.of(), LeftOutMetrics.WARNING);

  private final MetricStore store;
  private final Application application;
  private final Runnable owner;
  private AddedMetrics metrics = NONE;
  private boolean ended;

  private ShownMetrics(Mesh mesh, boolean givesWay) {
    store = mesh.engine().store();
    application = mesh.application();
    SeriesOwners.GivesWay giveWay = this::end;
    // Another type if it stays, which is what owners are told apart by.
    owner = givesWay ? giveWay : this::end;
  }

  /**
   * Shows them, also where others are shown that follow the mesh in use.
   *
   * @param without the names of those that are left out
   * @throws IllegalArgumentException as {@link ProcessMetrics.Builder#start}
   * @throws IllegalStateException as {@link ProcessMetrics.Builder#start}
   */
  static ShownMetrics started(Mesh mesh, NamePatterns without, DiskSpace disks) {
    mesh.engine().requireOpen();
    ShownMetrics shown = new ShownMetrics(mesh, false);
    if (!shown.show(mesh, without, disks)) {
      throw new IllegalStateException(
          "The application has process metrics already: close those first");
    }
    return shown;
  }

  /**
   * Shows them until others are started there; null if the mesh has some, or is closed.
   *
   * @throws IllegalArgumentException as {@link ProcessMetrics.Builder#start}
   */
  static @Nullable ShownMetrics following(Mesh mesh, NamePatterns without, DiskSpace disks) {
    ShownMetrics shown = new ShownMetrics(mesh, true);
    boolean isShown = !shown.store.hasEnded() && shown.show(mesh, without, disks);
    return isShown ? shown : null;
  }

  /** Whether nobody else has them. */
  private boolean show(Mesh mesh, NamePatterns without, DiskSpace disks) {
    if (!store.owners().claim(WHOLE, owner)) {
      return false;
    }
    try {
      mesh.engine().unnamed().check(application.name());
      List<AddedMetric> all = collected(without, disks);
      requireNew(all);
      add(all);
      return true;
    } catch (Throwable refused) {
      store.owners().release(WHOLE, owner);
      throw refused;
    }
  }

  /** Others may have been started meanwhile, which ends these. */
  private synchronized void add(List<AddedMetric> all) {
    if (!ended) {
      AddedMetrics added = new AddedMetrics(all, LeftOutMetrics.WARNING);
      store.addMetrics(added);
      metrics = added;
    }
  }

  /** The registry would take some of them beside those that it has, and sums would have both. */
  private void requireNew(List<AddedMetric> all) {
    Set<String> names = new TreeSet<>();
    all.forEach(metric -> names.addAll(metric.names()));
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
  private List<AddedMetric> collected(NamePatterns without, DiskSpace disks) {
    Labels labels = Labels.of("service", application.name(), "instance", application.instance());
    CollectedMetrics all = new CollectedMetrics(without);
    try {
      JvmInstrumentation.register(all, labels);
    } catch (NoClassDefFoundError | NoSuchMethodError old) {
      // Not as its cause: Spring Boot would tell of that in place of what is to be done.
      throw new IllegalStateException(
          "Process metrics need io.prometheus:prometheus-metrics-instrumentation-jvm, 1.5.0 or"
              + " later, and all jars of the Prometheus client of one version: "
              + old);
    }
    new MemoryInUse(all.metric("process_resident_memory_bytes")).register(all, labels);
    DiskMetrics.register(disks, all, labels, store);
    NetworkErrors.ofThisHost().register(all, labels);
    BuildInfo.register(all, labels, application.version());
    return all.wanted();
  }

  /** Whether they are shown with the series of this mesh, and by the name that it has. */
  synchronized boolean isIn(Mesh mesh) {
    return !ended
        && mesh.engine().store() == store
        && !store.hasEnded()
        && mesh.application().equals(application);
  }

  /** Takes the metrics out of the registry; nothing if that was done. */
  void end() {
    try {
      remove();
    } finally {
      store.owners().release(WHOLE, owner);
    }
  }

  private synchronized void remove() {
    AddedMetrics last = metrics;
    ended = true;
    metrics = NONE;
    store.removeMetrics(last);
  }
}
