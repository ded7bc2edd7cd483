package ai.datapunk.weft.agent.transform;

/** A class loader sees annotated classes, and not what is to be woven into them. */
final class MissingAspectsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MissingAspectsException() {
    super("weft-aspects is missing", null, false, false);
  }
}
