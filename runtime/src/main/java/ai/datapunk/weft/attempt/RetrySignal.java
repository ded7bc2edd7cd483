package ai.datapunk.weft.attempt;

import ai.datapunk.weft.probe.Probe;

/**
 * Leads from {@link Probe#succeeded} to the next attempt, because what the method returned is to be
 * retried: the advice catches it at once, and hands it to {@link Probe#failed}. Nobody else sees
 * it.
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
