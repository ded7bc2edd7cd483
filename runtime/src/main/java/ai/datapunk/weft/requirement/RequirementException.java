package ai.datapunk.weft.requirement;

/**
 * The libraries on the class path do not do. What is wrong with them has been logged: whoever
 * catches this need not say it again.
 */
public final class RequirementException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  RequirementException(String message) {
    super(message);
  }
}
