package ai.datapunk.weft.config;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from.
 *
 * @param name as it is told to a person
 * @param environment whether keys are written as environment variables are
 */
record Source(String name, Map<String, String> settings, boolean environment) {

  /** The name of the environment as a source. */
  static final String ENVIRONMENT = "environment";

  /** What Weft's agent says of itself in system properties is no setting. */
  private static final String AGENT = Setting.PREFIX + "agent";

  /** What Weft's Maven plugin is told, which Maven hands on to the tests' JVM, is none either. */
  private static final Set<String> OF_BUILDS =
      Set.of("weft.baseline", "weft.classes", "weft.failOnBreaking", "weft.holders", "weft.skip");

  /** What is empty is not set, as where a deployment's template has nothing to put there. */
  private static final Set<String> UNSET_IF_EMPTY =
      Set.of("weft.application", "weft.instance", "weft.application-version");

  /** Copies the settings that are Weft's. */
  Source {
    String prefix = environment ? inEnvironment(Setting.PREFIX) : Setting.PREFIX;
    Set<String> unsetIfEmpty =
        UNSET_IF_EMPTY.stream()
            .map(key -> environment ? inEnvironment(key) : key)
            .collect(Collectors.toSet());
    Map<String, String> ours = new TreeMap<>();
    settings.forEach(
        (key, value) -> {
          boolean isUnset = value.isBlank() && unsetIfEmpty.contains(key);
          if (key.startsWith(prefix) && !isOther(key) && !isUnset) {
            ours.put(key, value.trim());
          }
        });
    settings = Map.copyOf(ours);
  }

  private static boolean isOther(String key) {
    return key.equals(AGENT) || key.startsWith(AGENT + ".") || OF_BUILDS.contains(key);
  }

  @Nullable String value(String key) {
    return settings.get(written(key));
  }

  /** The key as this source writes it. */
  String written(String key) {
    return environment ? inEnvironment(key) : key;
  }

  /** {@code weft.retry.stock.max-attempts} is {@code WEFT_RETRY_STOCK_MAX_ATTEMPTS}. */
  private static String inEnvironment(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
