package ai.datapunk.weft.catalog.command;

import ai.datapunk.weft.catalog.arguments.CommandException;
import java.io.PrintStream;
import java.util.List;

/** One of the commands that can be given. */
interface Command {

  /** What goes behind its name. */
  String usage();

  /** What it does, in a few words. */
  String summary();

  /**
   * Does it.
   *
   * @param err what is told besides
   * @return what the process ends with
   * @throws CommandException if it cannot be done
   */
  int run(List<String> arguments, PrintStream out, PrintStream err) throws CommandException;
}
