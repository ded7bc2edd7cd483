package ai.datapunk.weft.servlet;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.RequestLog;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a request is counted that comes in now, as another mesh may be in use. Thread-safe. */
final class CurrentMetrics {

  private static final Logger LOG = LoggerFactory.getLogger(MetricsFilter.class);

  private final Supplier<Mesh> meshes;
  private final Function<HttpServletRequest, @Nullable String> templates;
  private final MissingTemplates missing = new MissingTemplates();

  /** The kinds of what kept requests from being counted. */
  private final Set<Class<?>> told = ConcurrentHashMap.newKeySet();

  /** Null where no mesh in use could have them yet. */
  private volatile @Nullable RequestMetrics last;

  /** The mesh that is closed, or whose registry cannot have them, whatever it throws. */
  private volatile @Nullable WeakReference<Mesh> refused;

  private CurrentMetrics(
      Supplier<Mesh> meshes, Function<HttpServletRequest, @Nullable String> templates) {
    this.meshes = meshes;
    this.templates = templates;
  }

  /**
   * Those of this mesh.
   *
   * @throws IllegalArgumentException if its registry holds another metric of one of the names
   * @throws IllegalStateException if it is closed
   */
  static CurrentMetrics of(Mesh mesh, Function<HttpServletRequest, @Nullable String> templates) {
    CurrentMetrics ofThis = new CurrentMetrics(() -> mesh, templates);
    ofThis.last = RequestMetrics.of(mesh, templates, ofThis.missing);
    return ofThis;
  }

  /**
   * Those of the mesh that is in use. While that is closed, no request is counted, which is told
   * once.
   *
   * @throws IllegalArgumentException if its registry holds another metric of one of the names
   */
  static CurrentMetrics inUse(
      Supplier<Mesh> meshes, Function<HttpServletRequest, @Nullable String> templates) {
    CurrentMetrics following = new CurrentMetrics(meshes, templates);
    Mesh mesh = meshes.get();
    try {
      following.last = RequestMetrics.of(mesh, templates, following.missing);
    } catch (IllegalStateException closed) {
      following.refuse(mesh, closed);
    }
    return following;
  }

  /** Null where the request cannot be counted, which is told once. */
  @Nullable RequestMetrics get() {
    try {
      Mesh mesh = meshes.get();
      RequestMetrics known = last;
      if (known != null && known.mesh() == mesh) {
        return known;
      }
      WeakReference<Mesh> before = refused;
      return before != null && before.refersTo(mesh) ? null : renewed(mesh);
    } catch (Throwable fault) {
      tell(null, fault);
      return null;
    }
  }

  private @Nullable RequestMetrics renewed(Mesh mesh) {
    try {
      RequestMetrics renewed = RequestMetrics.of(mesh, templates, missing);
      last = renewed;
      return renewed;
    } catch (VirtualMachineError passing) {
      // A stack that was at its end, or a full heap, says nothing of the mesh.
      throw passing;
    } catch (Throwable refusal) {
      refuse(mesh, refusal);
      return null;
    }
  }

  private void refuse(Mesh mesh, Throwable why) {
    last = null;
    refused = new WeakReference<>(mesh);
    tell(mesh.engine().store(), why);
  }

  private void tell(@Nullable MetricStore store, Throwable fault) {
    if (told.add(fault.getClass())) {
      RequestLog.write(store, () -> warn(fault));
    }
  }

  private static void warn(Throwable fault) {
    LOG.atWarn()
        .addKeyValue("reason", fault.getMessage())
        .setCause(fault)
        .log(
            "HTTP requests are not counted in the mesh that is in use by now: {}. They are from"
                + " the next one on that can count them. Fix: use a mesh that is open, in whose"
                + " registry nothing else has metrics of these names",
            fault.getMessage());
  }
}
