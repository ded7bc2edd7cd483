package ai.datapunk.weft.catalog.command;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.CatalogChange;
import ai.datapunk.weft.catalog.CatalogDiff;
import ai.datapunk.weft.catalog.CatalogFiles;
import ai.datapunk.weft.catalog.arguments.CatalogPaths;
import ai.datapunk.weft.catalog.arguments.CommandException;
import ai.datapunk.weft.catalog.arguments.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Prints what changes between two catalogs. Ends with 0 if nothing breaks, and with 1 if something
 * does.
 */
final class DiffCommand implements Command {

  @Override
  public String usage() {
    return "<older> <newer>";
  }

  @Override
  public String summary() {
    return "says what changes for queries, and ends with 1 if something breaks";
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) throws CommandException {
    if (arguments.size() != 2) {
      throw new UsageException(
          "diff takes two catalogs. Fix: name the older one first, and then the newer one.");
    }
    List<CatalogChange> changes =
        CatalogDiff.between(read(arguments.get(0)), read(arguments.get(1)));
    changes.forEach(out::println);
    if (changes.isEmpty()) {
      out.println("The catalogs describe the same series.");
    }
    return changes.stream().anyMatch(c -> c.effect() == CatalogChange.Effect.BREAKS) ? 1 : 0;
  }

  /** A module that lost its last annotated method has no catalog any more. */
  private static Catalog read(String file) throws CommandException {
    try {
      return CatalogFiles.read(Path.of(file)).orElseGet(() -> new Catalog(List.of()));
    } catch (IOException e) {
      throw CatalogPaths.unreadable(e);
    }
  }
}
