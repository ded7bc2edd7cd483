package ai.datapunk.weft.attempt;

/**
 * Leads from an attempt that returned to the next one, because what it returned is to be retried:
 * the advice catches it at once, as if the method had thrown. Nobody else sees it.
 */
public final class RetrySignal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient RetryState next;

  public RetrySignal(RetryState next) {
    super(null, null, false, false);
    this.next = next;
  }

  public RetryState next() {
    return next;
  }
}
