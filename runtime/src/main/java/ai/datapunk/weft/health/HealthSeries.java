package ai.datapunk.weft.health;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesGroup;
import ai.datapunk.weft.store.SeriesOwners;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The series of an application's health, by the name that it has at each scrape. Thread-safe. */
final class HealthSeries {

  /** What stands for all of them: an application has one health. */
  private static final SeriesOwners.Whole WHOLE = new SeriesOwners.Whole("health");

  private record Found(Health.Status status, double atSeconds) {}

  private final Mesh mesh;
  private final MetricStore store;
  private final Runnable owner = this::end;

  /** Asks the host for its name where nobody has said an instance. */
  private final Runnable renaming = this::rename;

  private final Map<String, Found> found = new HashMap<>();
  private @Nullable Boolean up;
  private Application application;
  private SeriesGroup series;

  /**
   * The series of the application of a mesh.
   *
   * @throws IllegalArgumentException if the registry holds another metric of one of the names
   * @throws IllegalStateException if another one has them, or the mesh is closed
   */
  HealthSeries(Mesh mesh) {
    this.mesh = mesh;
    store = mesh.engine().store();
    mesh.engine().requireOpen();
    store.add(FamilyGroup.HEALTH);
    if (!store.owners().claim(WHOLE, owner)) {
      throw new IllegalStateException(
          "The application has health checks already: give all of them to one HealthChecks, or close"
              + " that first");
    }
    application = mesh.application();
    mesh.engine().unnamed().check(application.name());
    series = new SeriesGroup(store);
    store.preparations().addQuestion(renaming);
  }

  /** A check has this result. */
  synchronized void found(String type, Health.Status status, double atSeconds) {
    Found now = new Found(status, atSeconds);
    found.put(type, now);
    show(type, now);
  }

  /** Whether the application can do its work. */
  synchronized void up(boolean isUp) {
    up = isUp;
    showUp(isUp);
  }

  private void show(String type, Found result) {
    series.gauge(Family.HEALTH_STATUS, application.name(), type).set(result.status.value());
    series.gauge(Family.LAST_CHECK_TIMESTAMP, application.name(), type).set(result.atSeconds);
  }

  private void showUp(boolean isUp) {
    series.gauge(Family.SERVICE_UP, application.name(), application.instance()).set(isUp ? 1 : 0);
  }

  private void rename() {
    rename(mesh.application());
  }

  private synchronized void rename(Application now) {
    if (!now.equals(application)) {
      application = now;
      series.end();
      series = new SeriesGroup(store);
      found.forEach(this::show);
      if (up != null) {
        showUp(up);
      }
    }
  }

  /** Whether they are shown no longer, because the mesh is closed. */
  boolean haveEnded() {
    return store.hasEnded();
  }

  synchronized void end() {
    store.preparations().remove(renaming);
    found.clear();
    up = null;
    series.end();
    store.owners().release(WHOLE, owner);
  }
}
