package ai.datapunk.weft.monitoring.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
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
          "--store");

  private final Map<String, String> values = new LinkedHashMap<>();
  private final List<Path> catalogs = new ArrayList<>();

  private MonitoringOptions() {}

  static MonitoringOptions of(List<String> arguments) throws UsageException {
    MonitoringOptions options = new MonitoringOptions();
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      String argument = left.remove();
      if (argument.startsWith("--")) {
        options.option(argument, left);
      } else {
        options.catalog(argument);
      }
    }
    if (!options.values.containsKey(OUTPUT)) {
      throw new UsageException("--output is missing. Fix: name the folder to write to.");
    }
    if (options.catalogs.isEmpty()) {
      throw new UsageException("A catalog is missing. Fix: name a catalog.json, jar or folder.");
    }
    return options;
  }

  private void option(String argument, Deque<String> left) throws UsageException {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    if (!NAMES.contains(name)) {
      throw new UsageException(name + " is not an option.");
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

  Path output() {
    return Path.of(String.valueOf(values.get(OUTPUT)));
  }

  /** The value of an option, or null if it is not given. */
  @Nullable String value(String name) {
    return values.get(name);
  }

  List<Path> catalogs() {
    return catalogs;
  }
}
