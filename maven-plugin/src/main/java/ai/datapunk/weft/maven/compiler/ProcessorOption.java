package ai.datapunk.weft.maven.compiler;

import java.util.List;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * An option of an annotation processor, {@code -Aname=value}, which a configuration of
 * maven-compiler-plugin may have in each of its ways to give arguments.
 */
record ProcessorOption(String name, String value) {

  /** Adds the option, unless the configuration has it with whatever value. */
  void addTo(Configuration configuration, Arguments arguments) {
    if (!isIn(configuration)) {
      arguments.add("-A" + name + "=" + value);
    }
  }

  private boolean isIn(Configuration configuration) {
    return Stream.of(
            configuration.texts(Arguments.LIST).stream(),
            texts(configuration, Arguments.SINGLE),
            names(configuration, Arguments.MAPS))
        .flatMap(each -> each)
        .anyMatch(this::isIt);
  }

  private static Stream<String> texts(Configuration configuration, List<String> elements) {
    return elements.stream().map(configuration::text).flatMap(Stream::ofNullable);
  }

  /** There an element's name is the argument, with or without its hyphen. */
  private static Stream<String> names(Configuration configuration, List<String> elements) {
    return elements.stream()
        .flatMap(element -> configuration.children(element).stream())
        .map(Xpp3Dom::getName)
        .map(argument -> argument.startsWith("-") ? argument : "-" + argument);
  }

  private boolean isIt(String argument) {
    String option = "-A" + name;
    return argument.equals(option) || argument.startsWith(option + "=");
  }
}
