package ai.datapunk.weft.catalog.arguments;

import ai.datapunk.weft.contract.Spelling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a command was given: options with a value each, and the names of catalogs. */
public final class Arguments {

  private static final int EDITS = 3;

  private final String command;
  private final NavigableSet<String> names;
  private final Map<String, String> values = new HashMap<>();
  private final List<String> others = new ArrayList<>();

  private Arguments(String command, NavigableSet<String> names) {
    this.command = command;
    this.names = names;
  }

  /**
   * Takes them apart.
   *
   * @param command whose they are, as messages name it
   * @param names which options it has
   * @throws UsageException if one is no option, has no value, or is there twice
   */
  public static Arguments of(String command, Iterable<String> names, List<String> arguments)
      throws UsageException {
    NavigableSet<String> sorted = new TreeSet<>();
    names.forEach(sorted::add);
    Arguments taken = new Arguments(command, sorted);
    Deque<String> left = new ArrayDeque<>(arguments);
    while (!left.isEmpty()) {
      String argument = left.remove();
      if (argument.startsWith("--")) {
        taken.option(argument, left);
      } else {
        taken.others.add(argument);
      }
    }
    return taken;
  }

  private void option(String argument, Deque<String> left) throws UsageException {
    int equals = argument.indexOf('=');
    String name = equals < 0 ? argument : argument.substring(0, equals);
    requireKnown(name);
    String value = equals < 0 ? left.poll() : argument.substring(equals + 1);
    if (value == null || value.isEmpty()) {
      throw new UsageException(name + " needs a value. Fix: write it behind " + name + ".");
    }
    if (values.put(name, value) != null) {
      throw new UsageException(name + " is given twice. Fix: leave one of them out.");
    }
  }

  private void requireKnown(String name) throws UsageException {
    if (!names.contains(name)) {
      throw new UsageException(
          name
              + " is not an option of "
              + command
              + "."
              + Spelling.to(name, List.copyOf(names), EDITS)
                  .map(near -> " Did you mean " + near + "?")
                  .orElse("")
              + " Fix: take one of "
              + String.join(", ", names)
              + ".");
    }
  }

  /**
   * The value of an option that has to be there.
   *
   * @param fix what to do where it is not
   */
  public String required(String name, String fix) throws UsageException {
    String value = values.get(name);
    if (value == null) {
      throw new UsageException(name + " is missing. Fix: " + fix);
    }
    return value;
  }

  /** The value of an option, or null if it is not given. */
  public @Nullable String value(String name) {
    return values.get(name);
  }

  /** The value of an option, or this if it is not given. */
  public String value(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  /** Whether one of the catalogs is called that. */
  public boolean names(String catalog) {
    return others.contains(catalog);
  }

  /**
   * The catalogs' files.
   *
   * @throws CommandException if none is named, or one cannot be a file
   */
  public CatalogPaths catalogs() throws CommandException {
    return CatalogPaths.of(others);
  }
}
