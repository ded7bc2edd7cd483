package ai.datapunk.weft.it.diagnostics;

import java.io.File;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs {@code javac} with the processor's jar. */
final class Javac {

  private Javac() {}

  /** What it printed, and whether it found no error. */
  record Result(String printed, boolean succeeded) {}

  /**
   * Compiles files.
   *
   * @param output where classes go
   * @param libraries what they need besides Weft
   * @param arguments options and files
   */
  static Result compile(Path output, List<Path> libraries, Object... arguments) {
    StringWriter printed = new StringWriter();
    PrintWriter out = new PrintWriter(printed);
    List<String> all =
        new ArrayList<>(
            List.of(
                "-encoding",
                "UTF-8",
                "-Xlint:-options",
                "-processorpath",
                processorPath(),
                "-classpath",
                Stream.concat(
                        libraries.stream().map(Path::toString),
                        Stream.of(System.getProperty("java.class.path")))
                    .collect(Collectors.joining(File.pathSeparator)),
                "-d",
                output.toString()));
    Stream.of(arguments).map(Object::toString).forEach(all::add);
    int status =
        ToolProvider.findFirst("javac").orElseThrow().run(out, out, all.toArray(String[]::new));
    return new Result(printed.toString(), status == 0);
  }

  /**
   * The shaded jar and nothing else, as on a user's processor path. Where the processor was not
   * packaged, as with {@code mvn test}, its classes need their libraries.
   */
  private static String processorPath() {
    String classPath = System.getProperty("java.class.path");
    return Stream.of(classPath.split(File.pathSeparator))
        .filter(entry -> entry.matches(".*weft-processor-[^/\\\\]*\\.jar"))
        .findFirst()
        .orElse(classPath);
  }
}
