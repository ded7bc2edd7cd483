package ai.datapunk.weft.circuitbreaker;

/**
 * Thrown instead of calling a service whose circuit is open. Has no stack trace, because a service
 * that is down is refused often and must be refused cheaply.
 */
public final class CallRefusedException extends RuntimeException {

  private static final long serialVersionUID = 2L;

  private final String service;
  private final Circuit.State state;

  public CallRefusedException(String service, Circuit.State state) {
    super(null, null, false, false);
    this.service = service;
    this.state = state;
  }

  /** The service that was not called. */
  public String service() {
    return service;
  }

  /** Made when it is read: most refusals are counted, and never read. */
  @Override
  public String getMessage() {
    return "The circuit of service '"
        + service
        + "' is "
        + state.label()
        + ": the call was refused";
  }
}
