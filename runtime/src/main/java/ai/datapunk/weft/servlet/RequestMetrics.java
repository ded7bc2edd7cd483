package ai.datapunk.weft.servlet;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.httpserver.HttpServerMetrics;
import ai.datapunk.weft.store.MetricStore;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests of a filter are recorded, and what names their paths. Thread-safe.
 *
 * @param missing the filter's, whichever the mesh is
 */
record RequestMetrics(
    Mesh mesh,
    HttpServerMetrics families,
    Function<HttpServletRequest, @Nullable String> templates,
    MissingTemplates missing) {

  /**
   * The families in the registry of a mesh.
   *
   * @throws IllegalArgumentException if the registry holds another metric of one of the names
   * @throws IllegalStateException if the mesh is closed
   */
  static RequestMetrics of(
      Mesh mesh,
      Function<HttpServletRequest, @Nullable String> templates,
      MissingTemplates missing) {
    return new RequestMetrics(mesh, HttpServerMetrics.in(mesh), templates, missing);
  }

  /** What has the families. */
  MetricStore store() {
    return mesh.engine().store();
  }

  /** The time by the mesh's clock, in nanoseconds from anywhere. */
  long now() {
    return mesh.engine().ticker().nanoTime();
  }

  /** Counts a fault in finding out what is to be recorded; the first one is logged. */
  void failed(Throwable fault) {
    store().recordingFailed(fault);
  }
}
