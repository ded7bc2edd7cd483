package ai.datapunk.weft.health;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.application.Application;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesGroup;
import ai.datapunk.weft.store.SeriesOwners;

/** The series of an application's health. Thread-safe. */
final class HealthSeries {

  private final Application application;
  private final MetricStore store;
  private final SeriesGroup series;
  private final Runnable owner = this::end;

  /**
   * The series of the application of a mesh.
   *
   * @throws IllegalArgumentException if the registry holds another metric of one of the names
   * @throws IllegalStateException if another one has them
   */
  HealthSeries(Mesh mesh) {
    store = mesh.engine().store();
    store.add(FamilyGroup.HEALTH);
    if (!store.owners().claim(SeriesOwners.health(), owner)) {
      throw new IllegalStateException(
          "The application has health checks already: give all of them to one HealthChecks, or close"
              + " that first");
    }
    application = mesh.application();
    series = new SeriesGroup(store);
  }

  /** A check has this result. */
  void found(String type, Health.Status status, double atSeconds) {
    series.gauge(Family.HEALTH_STATUS, application.name(), type).set(status.value());
    series.gauge(Family.LAST_CHECK_TIMESTAMP, application.name(), type).set(atSeconds);
  }

  /** Whether the application can do its work. */
  void up(boolean up) {
    series.gauge(Family.SERVICE_UP, application.name(), application.instance()).set(up ? 1 : 0);
  }

  void end() {
    series.end();
    store.owners().release(SeriesOwners.health(), owner);
  }
}
