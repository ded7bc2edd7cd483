package ai.datapunk.weft.monitoring.command;

/** A command that was not given as it has to be. */
final class UsageException extends CommandException {

  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
