package ai.datapunk.weft.monitoring.command;

import ai.datapunk.weft.catalog.arguments.Arguments;
import ai.datapunk.weft.catalog.arguments.CatalogPaths;
import ai.datapunk.weft.catalog.arguments.CommandException;
import ai.datapunk.weft.catalog.arguments.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was given: options with their values, and catalogs. */
final class MonitoringOptions {

  private static final String OUTPUT = "--output";
  static final List<String> NAMES =
      List.of(
          OUTPUT,
          "--groups",
          "--http",
          "--runbooks",
          "--grafana",
          "--team",
          "--cores",
          "--by",
          "--scrape",
          "--path",
          "--alertmanagers",
          "--receivers",
          "--redact",
          "--drill",
          "--instances",
          "--interval",
          "--store",
          "--prometheus");

  private final Arguments given;
  private final Path output;
  private final CatalogPaths catalogs;

  private MonitoringOptions(Arguments given) throws CommandException {
    this.given = given;
    if (given.names(DependenciesCommand.NAME) && !Files.exists(Path.of(DependenciesCommand.NAME))) {
      throw new UsageException(
          "'"
              + DependenciesCommand.NAME
              + "' is a command, and there is no folder of that name. Fix: write it first, and its own"
              + " options behind it, which --help shows.");
    }
    this.output = Path.of(given.required(OUTPUT, "name the folder to write to."));
    this.catalogs = given.catalogs();
  }

  static MonitoringOptions of(List<String> arguments) throws CommandException {
    return new MonitoringOptions(Arguments.of("weft-monitoring", NAMES, arguments));
  }

  Path output() {
    return output;
  }

  /** The value of an option, or null if it is not given. */
  @Nullable String value(String name) {
    return given.value(name);
  }

  CatalogPaths catalogs() {
    return catalogs;
  }
}
