package ai.datapunk.weft.monitoring.command;

import ai.datapunk.weft.catalog.arguments.CommandException;
import ai.datapunk.weft.catalog.arguments.ReadCatalogs;
import ai.datapunk.weft.monitoring.dependencies.DependencyQueries;
import ai.datapunk.weft.monitoring.dependencies.MeasuredGraph;
import ai.datapunk.weft.monitoring.dependencies.PrometheusClient;
import ai.datapunk.weft.monitoring.dependencies.PrometheusException;
import java.util.List;
import java.util.function.Consumer;

/** Draws who calls whom, how often and how well. */
final class DependenciesCommand {

  static final String NAME = "dependencies";

  private DependenciesCommand() {}

  /**
   * The graph.
   *
   * @param warnings is told of what is passed over
   */
  static Outcome run(List<String> arguments, Consumer<String> warnings) throws CommandException {
    DependenciesOptions options = DependenciesOptions.of(arguments);
    DependencyQueries queries = options.queries();
    PrometheusClient prometheus = options.client();
    ReadCatalogs read = options.catalogs().read(warnings);
    try {
      String graph = MeasuredGraph.mermaid(read.catalogs(), prometheus, queries);
      return new Outcome(graph.stripTrailing(), read.isComplete());
    } catch (PrometheusException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }
}
