package ai.datapunk.weft.probe;

/**
 * Leads from {@link Probe#succeeded} to the next attempt, because what the method returned is to be
 * retried: the advice catches it at once, and hands it to {@link Probe#failed}. Nobody else sees
 * it.
 */
final class AttemptAgain extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Retrial next;

  AttemptAgain(Retrial next) {
    super(null, null, false, false);
    this.next = next;
  }

  Retrial next() {
    return next;
  }
}
