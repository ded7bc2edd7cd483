package ai.datapunk.weft.catalog.arguments;

/** A command that could not do what it was to do. Says what is wrong, and the way out. */
public class CommandException extends Exception {

  private static final long serialVersionUID = 1L;

  /** For what is wrong, with the way out. */
  public CommandException(String message) {
    super(message);
  }
}
