package ai.datapunk.weft.catalog.arguments;

/** A command that was not given as it has to be. */
public final class UsageException extends CommandException {

  private static final long serialVersionUID = 1L;

  /** For what is wrong, with the way out. */
  public UsageException(String message) {
    super(message);
  }
}
