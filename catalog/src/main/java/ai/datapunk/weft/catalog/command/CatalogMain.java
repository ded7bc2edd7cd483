package ai.datapunk.weft.catalog.command;

import ai.datapunk.weft.catalog.arguments.CommandException;
import ai.datapunk.weft.catalog.arguments.UsageException;
import ai.datapunk.weft.contract.Spelling;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Compares and draws catalogs. Ends with 2 if nothing can be done: as no catalog can be read, be it
 * that Gson is not on the class path, or as it is not told what to do.
 */
public final class CatalogMain {

  private static final int FAILED = 2;

  private static final Map<String, Command> COMMANDS =
      new TreeMap<>(Map.of("diff", new DiffCommand(), "graph", new GraphCommand()));

  private CatalogMain() {}

  /** Takes a command and what goes with it. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    List<String> given = List.of(arguments);
    if (given.contains("--help")) {
      out.println(usage());
      return 0;
    }
    try {
      return command(given).run(given.subList(1, given.size()), out, err);
    } catch (UsageException e) {
      err.println(e.getMessage());
      err.println("--help shows all.");
    } catch (CommandException | InvalidPathException e) {
      err.println(e.getMessage());
    } catch (NoClassDefFoundError missing) {
      err.println(
          "A class is missing on the class path: "
              + missing.getMessage()
              + ". Reading catalogs takes weft-contract and com.google.code.gson:gson; with java -jar"
              + " both jars are looked for beside that of weft-catalog.");
    }
    return FAILED;
  }

  private static Command command(List<String> given) throws UsageException {
    if (given.isEmpty()) {
      throw new UsageException("A command is missing. Fix: put diff or graph first.");
    }
    Command command = COMMANDS.get(given.get(0));
    if (command == null) {
      throw new UsageException(
          given.get(0)
              + " is not a command."
              + Spelling.to(given.get(0), List.copyOf(COMMANDS.keySet()), 2)
                  .map(near -> " Did you mean " + near + "?")
                  .orElse("")
              + " Fix: put diff or graph before the catalogs.");
    }
    return command;
  }

  private static String usage() {
    StringBuilder usage = new StringBuilder("Usage:");
    COMMANDS.forEach(
        (name, command) ->
            usage
                .append("\n  java -jar weft-catalog.jar ")
                .append(name)
                .append(' ')
                .append(command.usage())
                .append("\n      ")
                .append(command.summary()));
    return usage
        .append(
            "\nA catalog is a catalog.json, or a jar or a folder with one. graph takes class paths too, and"
                + " the libraries in executable jars and web archives.\n"
                + "Where a catalog cannot be read, diff ends with 2; graph draws the others and ends with 1,"
                + " or with 2 if there is none.")
        .toString();
  }
}
