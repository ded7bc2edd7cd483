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
   * second time, it does nothing.
   *
   * @throws IllegalArgumentException if the registry is one of Micrometer's for Prometheus, or has
   *     one in it, on a Prometheus registry that has the series already
   * @throws IllegalStateException if the binder is closed
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    requireNonNull(registry, "registry");
    PrometheusRegistries.refuse(registry, store);
    BoundRegistry fresh = new BoundRegistry(registry, store.live());
    if (closed) {
      throw new IllegalStateException("A binder that is closed binds nothing");
    }
    if (bound.putIfAbsent(registry, fresh) == null) {
      fresh.begin();
      if (closed) {
        end(fresh);
      }
    }
  }

  /** Removes the meters from all registries: from the others too where one fails. */
  @Override
  public void close() {
    closed = true;
    bound.values().forEach(this::end);
    bound.clear();
  }

  private void end(BoundRegistry registry) {
    try {
      registry.end();
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }
}
