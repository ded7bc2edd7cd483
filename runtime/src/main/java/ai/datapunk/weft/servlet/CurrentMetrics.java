package ai.datapunk.weft.servlet;

import ai.datapunk.weft.Mesh;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final AtomicBoolean told = new AtomicBoolean();
  private volatile RequestMetrics last;

  /** The mesh whose registry has other metrics of the names. */
  private volatile @Nullable Mesh refused;

  /**
   * Those of the mesh that is in use.
   *
   * @throws IllegalArgumentException if its registry holds another metric of one of the names
   */
  CurrentMetrics(Supplier<Mesh> meshes, Function<HttpServletRequest, @Nullable String> templates) {
    this.meshes = meshes;
    this.templates = templates;
    this.last = RequestMetrics.of(meshes.get(), templates, missing);
  }

  /** Null where the request cannot be counted, which is told once. */
  @Nullable RequestMetrics get() {
    try {
      Mesh mesh = meshes.get();
      RequestMetrics known = last;
      if (known.mesh() == mesh) {
        return known;
      }
      return mesh == refused ? null : renewed(mesh);
    } catch (RuntimeException | LinkageError fault) {
      tell(fault);
      return null;
    }
  }

  private @Nullable RequestMetrics renewed(Mesh mesh) {
    try {
      RequestMetrics renewed = RequestMetrics.of(mesh, templates, missing);
      last = renewed;
      return renewed;
    } catch (IllegalArgumentException taken) {
      refused = mesh;
      tell(taken);
      return null;
    }
  }

  private void tell(Throwable fault) {
    if (told.compareAndSet(false, true)) {
      LOG.warn("HTTP requests are not counted in the mesh that is in use by now", fault);
    }
  }
}
