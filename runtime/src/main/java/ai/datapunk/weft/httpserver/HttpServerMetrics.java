package ai.datapunk.weft.httpserver;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.FamilyGroup;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.store.MetricStore;
import ai.datapunk.weft.store.SeriesKey;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The families {@code http_requests_total}, {@code http_request_duration_seconds} and {@code
 * http_request_size_bytes} of an application, whose name is their {@code service}. For filters of
 * servers; {@link HttpServerFilter} is that of the JDK's, and the package {@code servlet} has that
 * of servlet containers. Thread-safe.
 */
public final class HttpServerMetrics {

  /** The path of requests that no template is known for: never the raw path. */
  public static final String UNMATCHED = "unmatched";

  /**
   * The status of a request whose client has gone before it had an answer, while its body was read:
   * no fault of the server's. HTTP has none for it; this is nginx's.
   */
  public static final int CLIENT_CLOSED_REQUEST = 499;

  private static final int FIRST_STATUS = 100;
  private static final int LAST_STATUS = 599;

  /** Those of RFC 9110 and PATCH (RFC 5789): whatever else somebody sends is one value. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

  private final Mesh mesh;
  private final MetricStore store;

  private HttpServerMetrics(Mesh mesh) {
    this.mesh = mesh;
    this.store = mesh.engine().store();
  }

  /**
   * The families in the registry of a mesh, which has them from now on.
   *
   * @throws IllegalArgumentException if the registry holds another metric of one of the names
   * @throws IllegalStateException if the mesh is closed
   */
  public static HttpServerMetrics in(Mesh mesh) {
    requireNonNull(mesh, "mesh").engine().requireOpen();
    mesh.engine().store().add(FamilyGroup.HTTP_SERVER);
    return new HttpServerMetrics(mesh);
  }

  /**
   * A request was served. Never throws: what goes wrong is counted in {@code
   * weft_recording_failures_total}.
   *
   * @param method as it was sent; one that is unknown is {@code other}
   * @param template the pattern of the path, such as {@code /orders/{id}}; null if none is known
   * @param status of the response; one below 100 or above 599 is {@code other}
   * @param nanos until its last byte was written; a negative one counts as 0
   * @param bytes that were read of the request's body; a negative number counts as 0
   */
  public void record(String method, @Nullable String template, int status, long nanos, long bytes) {
    try {
      String service = mesh.application().name();
      mesh.engine().unnamed().check(service);
      String path = template == null || template.isBlank() ? UNMATCHED : template;
      String known = METHODS.contains(method) ? method : LabelValues.OTHER;
      store
          .named()
          .recordCounted(
              Math.max(0, nanos),
              SeriesKey.of(Family.HTTP_REQUEST_DURATION, service, known, path),
              SeriesKey.of(Family.HTTP_REQUESTS, service, known, path, text(status)));
      store
          .named()
          .recordCounted(
              Math.max(0, bytes), SeriesKey.of(Family.HTTP_REQUEST_SIZE, service, known, path));
    } catch (Throwable fault) {
      store.recordingFailed(fault);
    }
  }

  /** The time by the mesh's clock, in nanoseconds from anywhere. */
  long now() {
    return mesh.engine().ticker().nanoTime();
  }

  /** Counts a fault in finding out what is to be recorded; the first one is logged. */
  void failed(Throwable fault) {
    store.recordingFailed(fault);
  }

  private static String text(int status) {
    return status < FIRST_STATUS || status > LAST_STATUS
        ? LabelValues.OTHER
        : Integer.toString(status);
  }
}
