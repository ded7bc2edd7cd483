package ai.datapunk.weft.monitoring.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a command was given: options with their values, and catalogs. */
final class Arguments {

  private final Set<String> names;
  private final String command;
  private final Map<String, String> values = new HashMap<>();
  private final List<Path> catalogs = new ArrayList<>();

  private Arguments(Set<String> names, String command) {
    this.names = names;
    this.command = command;
  }

  /**
   * Takes them apart.
   *
   * @param names which options there are
   * @param command what is said behind an option that there is not
   */
  static Arguments of(List<String> arguments, Set<String> names, String command)
      throws UsageException {
    Arguments taken = new Arguments(names, command);
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      String argument = left.remove();
      if (argument.startsWith("--")) {
        taken.option(argument, left);
      } else {
        taken.catalog(argument);
      }
    }
    return taken;
  }

  private void option(String argument, Deque<String> left) throws UsageException {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    if (!names.contains(name)) {
      throw new UsageException(name + " is not an option" + command + ".");
    }
    String value = equals < 0 ? left.poll() : argument.substring(equals + 1);
    if (value == null || value.isEmpty()) {
      throw new UsageException(name + " needs a value.");
    }
    if (values.put(name, value) != null) {
      throw new UsageException(name + " is given twice.");
    }
  }

  /** A class path is several files, unless a file has just that name. */
  private void catalog(String argument) {
    if (Files.exists(Path.of(argument))) {
      catalogs.add(Path.of(argument));
      return;
    }
    for (String part : argument.split(Pattern.quote(File.pathSeparator), -1)) {
      if (!part.isEmpty()) {
        catalogs.add(Path.of(part));
      }
    }
  }

  /** Fails where this option is not there, or no catalog is. */
  void require(String name, String fix) throws UsageException {
    if (!values.containsKey(name)) {
      throw new UsageException(name + " is missing. Fix: " + fix);
    }
    if (catalogs.isEmpty()) {
      throw new UsageException("A catalog is missing. Fix: name a catalog.json, jar or folder.");
    }
  }

  /** The value of an option, or null if it is not given. */
  @Nullable String value(String name) {
    return values.get(name);
  }

  /** The value of an option, or this if it is not given. */
  String value(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  List<Path> catalogs() {
    return catalogs;
  }
}
