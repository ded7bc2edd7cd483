package ai.datapunk.weft.spring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.core.env.CompositePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

/**
 * The property sources of an environment that settings can be read from, those within others too,
 * in the order in which they win.
 */
final class SettingSources {

  /** The application's name, unless Weft's own property says it. */
  static final String NAME = "spring.application.name";

  private final List<EnumerablePropertySource<?>> sources = new ArrayList<>();

  private SettingSources() {}

  static SettingSources of(ConfigurableEnvironment environment) {
    SettingSources sources = new SettingSources();
    environment.getPropertySources().forEach(sources::add);
    return sources;
  }

  private void add(PropertySource<?> source) {
    if (source instanceof CompositePropertySource composite) {
      composite.getPropertySources().forEach(this::add);
    } else if (source instanceof EnumerablePropertySource<?> properties) {
      sources.add(properties);
    }
  }

  void forEach(Consumer<EnumerablePropertySource<?>> reader) {
    sources.forEach(reader);
  }

  /** Whether a variable of the process's environment is one of Weft's. */
  static boolean isVariable(String name) {
    return name.startsWith("WEFT_");
  }

  /**
   * Whether settings are read from one of these properties: it is one, or the application's name in
   * whichever way it is written, or there is a setting with a placeholder, which may stand for it.
   */
  boolean read(Collection<String> properties) {
    return properties.stream().anyMatch(SettingSources::isRead)
        || (!properties.isEmpty() && havePlaceholders());
  }

  private static boolean isRead(String property) {
    return PropertyKey.of(property) != null || isVariable(property) || isName(property);
  }

  private static boolean isName(String property) {
    return property.replace('_', '.').equalsIgnoreCase(NAME);
  }

  private boolean havePlaceholders() {
    return sources.stream()
        .anyMatch(
            source ->
                Arrays.stream(source.getPropertyNames())
                    .filter(SettingSources::isRead)
                    .anyMatch(name -> String.valueOf(source.getProperty(name)).contains("${")));
  }
}
