package ai.datapunk.weft.monitoring.dependencies;

/** Prometheus has not answered. Says why, and the way out. */
public final class PrometheusException extends Exception {

  private static final long serialVersionUID = 1L;

  PrometheusException(String message) {
    super(message);
  }
}
