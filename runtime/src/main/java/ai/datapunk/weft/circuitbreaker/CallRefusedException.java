package ai.datapunk.weft.circuitbreaker;

/**
 * Thrown instead of calling a service whose circuit is open. Has no stack trace, because a service
 * that is down is refused often and must be refused cheaply.
 */
public final class CallRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String service;

  public CallRefusedException(String service, Circuit.State state) {
    super(
        "The circuit of service '" + service + "' is " + state.label() + ": the call was refused",
        null,
        false,
        false);
    this.service = service;
  }

  /** The service that was not called. */
  public String service() {
    return service;
  }
}
