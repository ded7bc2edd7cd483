package ai.datapunk.weft.micrometer;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.store.MetricStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

  private static final Logger LOG = LoggerFactory.getLogger(WeftMeterBinder.class);

  private final MetricStore store;
  private final Map<MeterRegistry, BoundRegistry> bound = new ConcurrentHashMap<>();
  private final Runnable closedRegistries = this::leaveClosed;

  /** For which registries are bound, and whether a scrape asks them; nothing waits under it. */
  private final Object binding = new Object();

  private volatile boolean closed;

  private WeftMeterBinder(MetricStore store) {
    this.store = store;
  }

  /**
   * A binder of the series of this mesh.
   *
   * @throws IllegalStateException if the mesh is closed, where nothing else keeps its series in the
   *     registry
   */
  public static WeftMeterBinder of(Mesh mesh) {
    MetricStore store = requireNonNull(mesh, "mesh").engine().store();
    store.requireShown();
    return new WeftMeterBinder(store);
  }

  /**
   * Shows the series in this registry, until the binder, the mesh or the registry is closed. A
   * second time, it does nothing; where another binder shows those of the same mesh there, it warns
   * and does nothing. Of two meshes with the same series in one registry, those of the first one
   * are shown until they are gone, which is a warning, too. A registry does not tell that it is
   * closed: it is asked, and let go of, when series come or go, when a scrape or another registry
   * reads values, and here.
   *
   * @throws IllegalArgumentException if the registry is one of Micrometer's for Prometheus, or has
   *     one in it, on a Prometheus registry that has the series already
   * @throws IllegalStateException if the binder is closed, or the mesh, where nothing else keeps
   *     its series in the registry
   */
  @Override
  public void bindTo(MeterRegistry registry) {
    requireNonNull(registry, "registry");
    store.requireShown();
    PrometheusRegistries.refuse(registry, store);
    BoundRegistry fresh = new BoundRegistry(registry, store.live(), this::left);
    if (closed) {
      throw new IllegalStateException("A binder that is closed binds nothing");
    }
    leaveClosed();
    BoundMeshes.Found found = enter(fresh);
    if (found == null) {
      return;
    }
    if (found != BoundMeshes.Found.WITH_THIS_MESH) {
      fresh.begin();
      if (closed) { // Since it was asked, by a thread that may not have found this one.
        guarded(fresh::end);
      }
    }
    tell(found, registry);
  }

  /** How its registry is found; null where this binder has it already. */
  private BoundMeshes.@Nullable Found enter(BoundRegistry registry) {
    synchronized (binding) {
      if (bound.containsKey(registry.registry())) {
        return null;
      }
      BoundMeshes.Found found = BoundMeshes.enter(registry);
      if (found != BoundMeshes.Found.WITH_THIS_MESH) {
        if (bound.isEmpty()) {
          store.preparations().addQuestion(closedRegistries);
        }
        bound.put(registry.registry(), registry);
      }
      return found;
    }
  }

  private static void tell(BoundMeshes.Found found, MeterRegistry registry) {
    String name = registry.getClass().getName();
    switch (found) {
      case FREE -> {}
      case WITH_THIS_MESH ->
          LOG.atWarn()
              .addKeyValue("registry", name)
              .log(
                  "Another WeftMeterBinder shows the series of this mesh in {} already: this one"
                      + " shows nothing there. Fix: keep one binder for a mesh, or close the other"
                      + " one first",
                  name);
      case WITH_ANOTHER_MESH ->
          LOG.atWarn()
              .addKeyValue("registry", name)
              .log(
                  "{} has meters of another mesh. Of series with the same name and tags it shows"
                      + " those of the mesh that was bound first, and those of this one once they"
                      + " are gone. Fix: bind each mesh to a registry of its own",
                  name);
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
    List<BoundRegistry> ending;
    synchronized (binding) {
      ending = List.copyOf(bound.values());
      bound.clear();
      store.preparations().remove(closedRegistries);
    }
    ending.forEach(each -> guarded(each::end));
  }

  private void guarded(Runnable action) {
    try {
      action.run();
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }
}
