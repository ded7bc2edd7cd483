package ai.datapunk.weft.spring;

import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Weft's settings in a Spring environment, in the order of its property sources, each with the line
 * that it is from. Behind them come {@code weft.properties} and, as the application's name, {@code
 * spring.application.name} and what the build has named it.
 */
final class EnvironmentSettings {

  private final ConfigurableEnvironment environment;
  private final Configuration.Builder builder = Configuration.builder();

  private EnvironmentSettings(ConfigurableEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Reads an environment.
   *
   * @throws ConfigurationException if values are not what they must be: all of them are named
   */
  static Configuration of(ConfigurableEnvironment environment) {
    EnvironmentSettings settings = new EnvironmentSettings(environment);
    SettingSources.of(environment).forEach(settings::add);
    settings.builder.addFile();
    settings.addName(SettingSources.NAME, SettingSources.NAME);
    settings.addName(CatalogNameListener.NAME, CatalogNameListener.CATALOG);
    return settings.builder.build();
  }

  /** Takes the application's name from a property, unless what comes before it has one. */
  private void addName(String property, String place) {
    String name = environment.getProperty(property);
    if (name != null && !name.isBlank()) {
      builder.addUnlessSet(place, "weft.application", name);
    }
  }

  private void add(EnumerablePropertySource<?> source) {
    if (source instanceof SystemEnvironmentPropertySource variables) {
      addVariables(variables);
    } else {
      addProperties(source);
    }
  }

  /** The names of variables have no dots: the run time finds them as it does without Spring. */
  private void addVariables(SystemEnvironmentPropertySource source) {
    Map<String, String> variables = new LinkedHashMap<>();
    for (String name : source.getPropertyNames()) {
      String value = SettingSources.isVariable(name) ? value(source, name) : null;
      if (value != null) {
        variables.put(name, value);
      }
    }
    builder.addEnvironment(variables);
  }

  private void addProperties(EnumerablePropertySource<?> source) {
    Map<String, Map<Integer, String>> lists = new TreeMap<>();
    Map<String, String> places = new LinkedHashMap<>();
    for (String name : source.getPropertyNames()) {
      PropertyKey key = PropertyKey.of(name);
      String value = key == null ? null : value(source, name);
      if (key != null && value != null) {
        lists.computeIfAbsent(key.setting(), unknown -> new TreeMap<>()).put(key.index(), value);
        places.putIfAbsent(key.setting(), place(source, name));
      }
    }
    lists.forEach(
        (setting, values) ->
            builder.add(
                places.getOrDefault(setting, source.getName()),
                Map.of(setting, String.join(",", values.values()))));
  }

  /** Placeholders that cannot be resolved stay, and are told as values that cannot be. */
  private @Nullable String value(EnumerablePropertySource<?> source, String name) {
    Object value = source.getProperty(name);
    return value == null ? null : environment.resolvePlaceholders(value.toString());
  }

  private static String place(PropertySource<?> source, String name) {
    Origin origin = OriginLookup.getOrigin(source, name);
    return origin == null ? source.getName() : origin.toString();
  }
}
