package ai.datapunk.weft.monitoring.command;

import ai.datapunk.weft.catalog.arguments.CommandException;
import ai.datapunk.weft.catalog.arguments.UsageException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What is done for a command line; in a class of its own, which is read once all jars are there.
 */
final class MonitoringRun {

  /** It was done, but not of all catalogs. */
  private static final int NOT_OF_ALL = 1;

  private static final int FAILED = 2;

  private static final int BEGINNING = 3;

  private MonitoringRun() {}

  /** What the process ends with. */
  static int of(List<String> given, PrintStream out, PrintStream err) {
    try {
      Outcome outcome = done(given, err::println);
      out.println(outcome.text());
      return outcome.isComplete() ? 0 : NOT_OF_ALL;
    } catch (UsageException e) {
      err.println(e.getMessage());
      err.println("--help shows all.");
    } catch (CommandException | InvalidPathException e) {
      err.println(e.getMessage());
    }
    return FAILED;
  }

  private static Outcome done(List<String> given, Consumer<String> warnings)
      throws CommandException {
    String first = given.isEmpty() ? "" : given.get(0);
    if (first.equals(DependenciesCommand.NAME)) {
      return DependenciesCommand.run(given.subList(1, given.size()), warnings);
    }
    if (isMistyped(first)) {
      throw new UsageException(
          "'"
              + first
              + "' is neither a command nor a file. Did you mean "
              + DependenciesCommand.NAME
              + "? Fix: write that, or name a catalog that is there.");
    }
    return MonitoringCommand.run(given, warnings);
  }

  /** What begins like it, in letters alone, as a file's name mostly is not. */
  private static boolean isMistyped(String first) {
    String beginning = DependenciesCommand.NAME.substring(0, BEGINNING);
    return first.startsWith(beginning)
        && first.chars().allMatch(Character::isLetter)
        && !Files.exists(Path.of(first));
  }
}
