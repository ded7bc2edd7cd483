package ai.datapunk.weft.monitoring.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was given: options with their values, and catalogs. */
final class MonitoringOptions {

  private static final String OUTPUT = "--output";
  private static final Set<String> NAMES =
      Set.of(
          OUTPUT,
          "--groups",
          "--http",
          "--runbooks",
          "--grafana",
          "--team",
          "--cores",
          "--by",
          "--scrape",
          "--alertmanagers",
          "--receivers",
          "--redact",
          "--drill",
          "--instances",
          "--interval",
          "--store",
          "--prometheus");

  private final Arguments given;

  private MonitoringOptions(Arguments given) {
    this.given = given;
  }

  static MonitoringOptions of(List<String> arguments) throws UsageException {
    Arguments given = Arguments.of(arguments, NAMES, "");
    given.require(OUTPUT, "name the folder to write to.");
    return new MonitoringOptions(given);
  }

  Path output() {
    return Path.of(String.valueOf(given.value(OUTPUT)));
  }

  /** The value of an option, or null if it is not given. */
  @Nullable String value(String name) {
    return given.value(name);
  }

  List<Path> catalogs() {
    return given.catalogs();
  }
}
