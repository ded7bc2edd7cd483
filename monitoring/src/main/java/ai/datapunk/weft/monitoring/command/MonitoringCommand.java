package ai.datapunk.weft.monitoring.command;

import ai.datapunk.weft.catalog.arguments.CommandException;
import ai.datapunk.weft.catalog.arguments.ReadCatalogs;
import ai.datapunk.weft.catalog.arguments.UsageException;
import ai.datapunk.weft.monitoring.Monitoring;
import java.io.IOException;
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
  static Outcome run(List<String> arguments, Consumer<String> warnings) throws CommandException {
    MonitoringOptions options = MonitoringOptions.of(arguments);
    ReadCatalogs read = options.catalogs().read(warnings);
    Monitoring monitoring = Monitoring.of(read.catalogs()).unread(read.unread());
    monitoring.disagreements().forEach(warnings);
    choose(options, "--groups", monitoring::groups);
    choose(options, "--http", monitoring::http);
    choose(options, "--runbooks", monitoring::runbooks);
    choose(options, "--grafana", monitoring::grafana);
    choose(options, "--team", monitoring::team);
    choose(options, "--by", monitoring::by);
    choose(options, "--cores", number -> monitoring.cores(whole(number)));
    choose(options, "--drill", number -> monitoring.drill(whole(number)));
    choose(options, "--scrape", monitoring::scrape);
    choose(options, "--path", monitoring::path);
    choose(options, "--alertmanagers", monitoring::alertmanagers);
    choose(options, "--receivers", monitoring::receivers);
    choose(options, "--redact", monitoring::redact);
    choose(options, "--instances", number -> monitoring.instances(whole(number)));
    choose(options, "--interval", monitoring::interval);
    choose(options, "--store", monitoring::store);
    choose(options, "--prometheus", monitoring::prometheus);
    try {
      return new Outcome(monitoring.write(options.output()), read.isComplete());
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new CommandException(
          "Cannot write: "
              + FileFault.of(e)
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
      boolean isLong = number.matches("[+-]?\\d+");
      throw new IllegalArgumentException(
          isLong
              ? number + " is too large a number. Fix: write a smaller one."
              : "'" + number + "' is not a whole number. Fix: write one, as 4.",
          e);
    }
  }
}
