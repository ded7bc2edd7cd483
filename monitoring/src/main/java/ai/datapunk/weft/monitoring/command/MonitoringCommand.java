package ai.datapunk.weft.monitoring.command;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.catalog.graph.GraphCatalogs;
import ai.datapunk.weft.monitoring.Monitoring;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Writes what watches the applications of some catalogs. */
final class MonitoringCommand {

  private MonitoringCommand() {}

  /**
   * Says what was written.
   *
   * @param warnings is told of what is passed over
   */
  static String run(List<String> arguments, Consumer<String> warnings) throws CommandException {
    MonitoringOptions options = MonitoringOptions.of(arguments);
    Monitoring monitoring = Monitoring.of(catalogs(options.catalogs(), warnings));
    choose(options, "--groups", monitoring::groups);
    choose(options, "--http", monitoring::http);
    choose(options, "--runbooks", monitoring::runbooks);
    choose(options, "--grafana", monitoring::grafana);
    choose(options, "--team", monitoring::team);
    choose(options, "--by", monitoring::by);
    choose(options, "--cores", number -> monitoring.cores(whole(number)));
    choose(options, "--drill", number -> monitoring.drill(whole(number)));
    choose(options, "--scrape", monitoring::scrape);
    choose(options, "--alertmanagers", monitoring::alertmanagers);
    choose(options, "--receivers", monitoring::receivers);
    choose(options, "--redact", monitoring::redact);
    choose(options, "--instances", number -> monitoring.instances(whole(number)));
    choose(options, "--interval", monitoring::interval);
    choose(options, "--store", monitoring::store);
    choose(options, "--prometheus", monitoring::prometheus);
    try {
      return monitoring.write(options.output());
    } catch (IOException e) {
      throw new CommandException(
          "Cannot write: "
              + e.getMessage()
              + ". Fix: let --output be a folder that can be written, and has no files of others' where"
              + " Weft's go.");
    }
  }

  private static void choose(MonitoringOptions options, String name, Consumer<String> choice)
      throws UsageException {
    String value = options.value(name);
    if (value != null) {
      try {
        choice.accept(value);
      } catch (IllegalArgumentException e) {
        throw new UsageException(name + ": " + e.getMessage());
      }
    }
  }

  private static int whole(String number) {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "'" + number + "' is not a whole number. Fix: write one, as 4.", e);
    }
  }

  static List<Catalog> catalogs(List<Path> files, Consumer<String> warnings)
      throws CommandException {
    List<Catalog> catalogs;
    try {
      catalogs = GraphCatalogs.read(files, warnings);
    } catch (IOException e) {
      throw new CommandException(
          e.getMessage() + ". Fix: name a catalog.json, or a jar or a folder with one.");
    }
    if (catalogs.isEmpty()) {
      throw new CommandException(
          "There is no catalog in "
              + files
              + ". Fix: name what was compiled with Weft's processor, which writes "
              + Catalog.PATH
              + " beside the classes of a module with annotated methods.");
    }
    return catalogs;
  }
}
