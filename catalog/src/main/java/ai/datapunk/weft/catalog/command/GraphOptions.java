package ai.datapunk.weft.catalog.command;

import ai.datapunk.weft.catalog.graph.GraphFormat;
import ai.datapunk.weft.catalog.graph.GraphLevel;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is to be drawn, and how. */
final class GraphOptions {

  private GraphFormat format = GraphFormat.MERMAID;
  private GraphLevel level = GraphLevel.OPERATIONS;
  private @Nullable Path output;
  private final List<Path> files = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();

  private GraphOptions() {}

  static GraphOptions of(List<String> arguments) throws CommandException {
    GraphOptions options = new GraphOptions();
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      String argument = left.remove();
      if (argument.startsWith("--")) {
        options.option(argument, left);
      } else {
        options.file(argument);
      }
    }
    if (options.files.isEmpty()) {
      throw new UsageException("graph needs at least one catalog.json, jar or folder.");
    }
    return options;
  }

  private void option(String argument, Deque<String> left) throws CommandException {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    String value = equals < 0 ? left.poll() : argument.substring(equals + 1);
    if (value == null || value.isEmpty()) {
      throw new UsageException(name + " needs a value.");
    }
    switch (name) {
      case "--format" -> format = known(GraphFormat.of(value), name, value, "mermaid, dot or json");
      case "--level" -> level = known(GraphLevel.of(value), name, value, "services or operations");
      case "--output" -> output = path(value);
      default -> throw new UsageException(name + " is not an option of graph.");
    }
  }

  private static <T> T known(Optional<T> choice, String name, String value, String choices)
      throws UsageException {
    return choice.orElseThrow(
        () -> new UsageException(name + " is " + value + ", but can only be " + choices + "."));
  }

  /** A class path is several files, unless a file has just that name. */
  private void file(String argument) throws CommandException {
    if (argument.isEmpty()) {
      return;
    }
    if (isThere(argument) || !argument.contains(File.pathSeparator)) {
      files.add(path(argument));
      return;
    }
    List<String> parts =
        Stream.of(argument.split(Pattern.quote(File.pathSeparator), -1))
            .filter(part -> !part.isEmpty())
            .toList();
    if (parts.isEmpty()) {
      return;
    }
    List<String> there = parts.stream().filter(GraphOptions::isThere).toList();
    if (there.isEmpty()) {
      throw new CommandException(
          "Nothing of the class path " + argument + " is there. Fix: name what is.");
    }
    there.forEach(part -> files.add(Path.of(part)));
    // As the virtual machine passes over them: a module without sources has no classes.
    parts.stream().filter(part -> !isThere(part)).forEach(missing::add);
  }

  private static Path path(String name) throws CommandException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new CommandException(
          name + " cannot be a file's name. Fix: name a catalog.json, a jar or a folder.");
    }
  }

  /** What is no name of a file, as a class path mostly is none, is none. */
  private static boolean isThere(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  GraphFormat format() {
    return format;
  }

  GraphLevel level() {
    return level;
  }

  /** The file to write, or null for what is printed. */
  @Nullable Path output() {
    return output;
  }

  List<Path> files() {
    return files;
  }

  /** What stands in class paths, and is not there. */
  List<String> missing() {
    return missing;
  }
}
