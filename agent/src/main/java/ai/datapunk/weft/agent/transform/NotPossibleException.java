package ai.datapunk.weft.agent.transform;

/** No class of a class loader can be woven, for a reason that has been told. */
final class NotPossibleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotPossibleException() {
    super("what weaving needs is missing", null, false, false);
  }
}
