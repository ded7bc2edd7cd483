package ai.datapunk.weft.loadbalancer;

/** Thrown instead of calling a service of which there is no instance to pick. */
public final class NoInstanceAvailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String service;

  /** Says why there is none, and what to do about it. */
  public NoInstanceAvailableException(String service, String reason) {
    super("No instance of service '" + service + "' is available: " + reason);
    this.service = service;
  }

  /** Says why there is none, and what it comes from. */
  public NoInstanceAvailableException(String service, String reason, Throwable cause) {
    this(service, reason);
    initCause(cause);
  }

  /** The service that was not called. */
  public String service() {
    return service;
  }
}
