package ai.datapunk.weft.monitoring.command;

/** A command that could not do what it was to do. Says what is wrong, and the way out. */
class CommandException extends Exception {

  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }
}
