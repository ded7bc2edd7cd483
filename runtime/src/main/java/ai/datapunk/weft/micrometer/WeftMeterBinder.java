package ai.datapunk.weft.micrometer;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.store.MetricStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Shows the series of a mesh as meters of Micrometer: its circuits, retries and load balancers,
 * their calls, and the histograms that {@code @Timed} names. A meter's value is read from where a
 * scrape takes it, when its registry asks for it; nothing is recorded twice.
 *
 * <p>A series that comes later has a meter as soon as it is there, registered by the thread that
 * brought it, outside of the successful path of calls; the meter of one that ends is removed.
 * Thread-safe. It needs {@code io.micrometer:micrometer-core}, which the application brings.
 */
@SuppressWarnings("exports") // Who has a MeterRegistry reads its module.
public final class WeftMeterBinder implements MeterBinder, AutoCloseable {

  private final MetricStore store;
  private final Map<MeterRegistry, BoundRegistry> bound = new ConcurrentHashMap<>();
  private final Runnable closedRegistries = this::leaveClosed;

  /** For which registries are bound, and whether a scrape asks them; nothing waits under it. */
  private final Object binding = new Object();

  private volatile boolean closed;

  private WeftMeterBinder(MetricStore store) {
    this.store = store;
  }

  /** A binder of the series of this mesh. */
  public static WeftMeterBinder of(Mesh mesh) {
    return new WeftMeterBinder(requireNonNull(mesh, "mesh").engine().store());
  }

  /**
   * Shows the series in this registry, until the binder, the mesh or the registry is closed. A
   * second time, it does nothing. A registry does not tell that it is closed: it is asked, and let
   * go of, when series come or go, when a scrape or another registry reads values, and here.
   *
   * @throws IllegalArgumentException if the registry is one of Micrometer's for Prometheus, or has
   *     one in it, on a Prometheus registry that has the series already
   * @throws IllegalStateException if the binder is closed
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    requireNonNull(registry, "registry");
    PrometheusRegistries.refuse(registry, store);
    BoundRegistry fresh = new BoundRegistry(registry, store.live(), this::left);
    if (closed) {
      throw new IllegalStateException("A binder that is closed binds nothing");
    }
    leaveClosed();
    if (enter(fresh)) {
      fresh.begin();
      if (closed) {
        close();
      }
    }
  }

  /** Whether its registry is bound for the first time. */
  private boolean enter(BoundRegistry registry) {
    synchronized (binding) {
      boolean first = bound.isEmpty();
      if (bound.putIfAbsent(registry.registry(), registry) != null) {
        return false;
      }
      if (first) {
        store.preparations().addQuestion(closedRegistries);
      }
      return true;
    }
  }

  private void leaveClosed() {
    bound.values().forEach(each -> guarded(each::endIfClosed));
  }

  private void left(BoundRegistry registry) {
    synchronized (binding) {
      if (bound.remove(registry.registry(), registry) && bound.isEmpty()) {
        store.preparations().remove(closedRegistries);
      }
    }
  }

  /** Removes the meters from all registries: from the others too where one fails. */
  @Override
  public void close() {
    closed = true;
    bound.values().forEach(each -> guarded(each::end));
    synchronized (binding) {
      bound.clear();
      store.preparations().remove(closedRegistries);
    }
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }
}
