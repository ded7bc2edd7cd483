package ai.datapunk.weft.maven.compiler;

import java.util.List;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The compiler's arguments in a configuration's {@code compilerArgs}, in their order. */
final class Arguments {

  /** The element that lists them. */
  static final String LIST = "compilerArgs";

  /** The elements that are one of them. */
  static final List<String> SINGLE = List.of("compilerArgument", "testCompilerArgument");

  /** The elements that have them by their names. */
  static final List<String> MAPS = List.of("compilerArguments", "testCompilerArguments");

  private final Configuration configuration;

  Arguments(Configuration configuration) {
    this.configuration = configuration;
  }

  boolean contains(String argument) {
    return configuration.texts(LIST).contains(argument);
  }

  void add(String... arguments) {
    for (String argument : arguments) {
      configuration.add(LIST, "arg").setValue(argument);
    }
  }

  void remove(String argument) {
    Xpp3Dom list = configuration.root().getChild(LIST);
    for (int i = list == null ? -1 : list.getChildCount() - 1; i >= 0; i--) {
      if (argument.equals(Configuration.text(list.getChild(i)))) {
        list.removeChild(i);
      }
    }
  }

  /**
   * The value of an option, to be read and changed; null where it is not given. It stands in the
   * next argument, or behind an equals sign.
   */
  @Nullable Value value(List<String> options) {
    List<Xpp3Dom> arguments = configuration.children(LIST);
    for (int i = 0; i < arguments.size(); i++) {
      String text = Configuration.text(arguments.get(i));
      if (text == null) {
        continue;
      }
      if (options.contains(text) && i + 1 < arguments.size()) {
        return new Value(arguments.get(i + 1), "");
      }
      int equals = text.indexOf('=');
      if (equals > 0 && options.contains(text.substring(0, equals))) {
        return new Value(arguments.get(i), text.substring(0, equals + 1));
      }
    }
    return null;
  }

  /** An option's value: what stands in an element behind a prefix. */
  static final class Value {
    private final Xpp3Dom element;
    private final String prefix;

    Value(Xpp3Dom element, String prefix) {
      this.element = element;
      this.prefix = prefix;
    }

    String get() {
      String text = Configuration.text(element);
      return text == null ? "" : text.substring(prefix.length());
    }

    void set(String value) {
      element.setValue(prefix + value);
    }

    void append(String separator, String more) {
      set(get().isEmpty() ? more : get() + separator + more);
    }
  }
}
