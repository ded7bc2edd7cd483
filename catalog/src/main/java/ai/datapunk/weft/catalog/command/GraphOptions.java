package ai.datapunk.weft.catalog.command;

import ai.datapunk.weft.catalog.arguments.Arguments;
import ai.datapunk.weft.catalog.arguments.CatalogPaths;
import ai.datapunk.weft.catalog.arguments.CommandException;
import ai.datapunk.weft.catalog.arguments.UsageException;
import ai.datapunk.weft.catalog.graph.GraphFormat;
import ai.datapunk.weft.catalog.graph.GraphLevel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be drawn, and how.
 *
 * @param output the file to write, or null for what is printed
 */
record GraphOptions(
    GraphFormat format, GraphLevel level, @Nullable Path output, CatalogPaths catalogs) {

  private static final String FORMAT = "--format";
  private static final String LEVEL = "--level";
  private static final String OUTPUT = "--output";

  static GraphOptions of(List<String> arguments) throws CommandException {
    Arguments given = Arguments.of("graph", List.of(FORMAT, LEVEL, OUTPUT), arguments);
    String format = given.value(FORMAT, "mermaid");
    String level = given.value(LEVEL, "operations");
    String output = given.value(OUTPUT);
    return new GraphOptions(
        known(GraphFormat.of(format), FORMAT, format, "mermaid, dot or json"),
        known(GraphLevel.of(level), LEVEL, level, "services or operations"),
        output == null ? null : Path.of(output),
        given.catalogs());
  }

  private static <T> T known(Optional<T> choice, String name, String value, String choices)
      throws UsageException {
    return choice.orElseThrow(
        () -> new UsageException(name + " is " + value + ". Fix: let it be " + choices + "."));
  }
}
