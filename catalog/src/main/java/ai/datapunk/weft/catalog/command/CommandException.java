package ai.datapunk.weft.catalog.command;

import ai.datapunk.weft.catalog.NewerCatalogException;
import java.io.IOException;

/** A command that could not do what it was to do. Says what is wrong, and the way out. */
class CommandException extends Exception {

  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }

  /** For a catalog that cannot be read. */
  static CommandException unreadable(IOException e) {
    return new CommandException(
        e.getMessage()
            + (e instanceof NewerCatalogException
                ? ". Fix: take weft-catalog in the version that the catalog was made with, or a later"
                    + " one."
                : ". Fix: name a catalog.json, or a jar or a folder with one."));
  }
}
