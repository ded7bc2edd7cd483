package ai.datapunk.weft.catalog.command;

import ai.datapunk.weft.catalog.arguments.CommandException;
import ai.datapunk.weft.catalog.arguments.ReadCatalogs;
import ai.datapunk.weft.catalog.graph.MeshGraph;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Draws who calls whom, by the catalogs of one or several applications. Ends with 0 if these are
 * all, and with 1 if one of them cannot be read.
 */
final class GraphCommand implements Command {

  @Override
  public String usage() {
    return "[--format mermaid|dot|json] [--level operations|services] [--output <file>] <catalog>...";
  }

  @Override
  public String summary() {
    return "draws who calls whom";
  }

  @Override
  public int run(List<String> arguments, PrintStream out, PrintStream err) throws CommandException {
    GraphOptions options = GraphOptions.of(arguments);
    ReadCatalogs read = options.catalogs().read(err::println);
    MeshGraph graph = MeshGraph.of(read.catalogs(), options.level());
    try {
      write(graph, options, out);
      options.format().beyondLimits(graph).ifPresent(err::println);
    } catch (IOException e) {
      throw new CommandException(
          "Cannot write: " + e + ". Fix: let --output be a file that can be written.");
    }
    return read.isComplete() ? 0 : 1;
  }

  private static void write(MeshGraph graph, GraphOptions options, PrintStream out)
      throws IOException {
    Path output = options.output();
    if (output == null) {
      // In UTF-8, whatever the terminal has: it is a file's content.
      options.format().write(graph, new OutputStreamWriter(out, StandardCharsets.UTF_8));
    } else {
      options.format().write(graph, output);
      out.println("The graph is in " + output);
    }
  }
}
