package ai.datapunk.weft.monitoring.command;

import ai.datapunk.weft.catalog.arguments.CommandException;
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
  static String run(List<String> arguments, Consumer<String> warnings) throws CommandException {
    DependenciesOptions options = DependenciesOptions.of(arguments);
    DependencyQueries queries = options.queries();
    PrometheusClient prometheus = options.client();
    try {
      return MeasuredGraph.mermaid(options.catalogs().read(warnings), prometheus, queries)
          .stripTrailing();
    } catch (PrometheusException e) {
      throw new CommandException(String.valueOf(e.getMessage()));
    }
  }
}
