package ai.datapunk.weft.config;

import ai.datapunk.weft.contract.Family;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was configured, to change what annotations say without compiling again. The most specific
 * key wins: that of an operation over that of its service, and this over that of all. Of the same
 * key, a system property wins over the environment, and this over {@code weft.properties}.
 * Immutable.
 */
public final class Configuration {

  private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);
  private static final Logger AUDIT_LOG = LoggerFactory.getLogger("ai.datapunk.weft.audit");
  private static final String FILE = "weft.properties";
  private static final Configuration NONE = new Configuration(List.of());

  /**
   * A value and where it is from.
   *
   * @param key as its source writes it
   */
  public record Configured(String key, String value, String source) {}

  private final List<Source> sources;

  private Configuration(List<Source> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Nothing is configured. */
  public static Configuration none() {
    return NONE;
  }

  /**
   * Reads {@code weft.properties} from the class path, the environment and the system properties.
   *
   * @throws ConfigurationException if a value is not what it must be
   */
  public static Configuration load() {
    return of(file(), System.getenv(), asMap(System.getProperties()));
  }

  /**
   * From these three places, the last of which wins. Keys that nothing reads are logged.
   *
   * @throws ConfigurationException if a value is not what it must be
   */
  public static Configuration of(
      Map<String, String> file, Map<String, String> environment, Map<String, String> properties) {
    List<Source> sources =
        List.of(
            new Source("system property", properties, false),
            new Source("environment", environment, true),
            new Source(FILE, file, false));
    Validation validation = new Validation();
    sources.forEach(validation::check);
    validation.warnings().forEach(LOG::warn);
    if (!validation.errors().isEmpty()) {
      throw new ConfigurationException(validation.errors());
    }
    Configuration configuration = new Configuration(sources);
    configuration.tellWhatIsOff();
    return configuration;
  }

  /** Once for each switch that is for all services, however many methods it is for. */
  private void tellWhatIsOff() {
    if (!enabled()) {
      tellOff(find(Validation.ALL_ENABLED));
      return;
    }
    for (Setting setting : Setting.values()) {
      if (setting.isAnnotationSwitch()) {
        Configured found = find(setting.key(""));
        if (isOff(found)) {
          tellOff(found);
        }
      }
    }
  }

  private static void tellOff(@Nullable Configured found) {
    if (found != null) {
      AUDIT_LOG
          .atInfo()
          .addKeyValue("event", "switched_off")
          .addKeyValue("key", found.key())
          .addKeyValue("source", found.source())
          .log(
              "Switched off for all services unless one says otherwise: {} = false ({})",
              found.key(),
              found.source());
    }
  }

  private static Map<String, String> file() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context != null ? context : Configuration.class.getClassLoader();
    try (InputStream stream = loader.getResourceAsStream(FILE)) {
      Properties properties = new Properties();
      if (stream != null) {
        properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
      }
      return asMap(properties);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(FILE + " cannot be read", unreadable);
    }
  }

  private static Map<String, String> asMap(Properties properties) {
    Map<String, String> map = new HashMap<>();
    for (String name : properties.stringPropertyNames()) {
      map.put(name, properties.getProperty(name, ""));
    }
    return map;
  }

  /**
   * What is configured for an operation of a service, or for the service, or for all.
   *
   * @param operation null where the setting has none
   */
  public @Nullable Configured find(Setting setting, String service, @Nullable String operation) {
    List<String> scopes = new ArrayList<>();
    if (operation != null) {
      scopes.add(service + "." + operation + ".");
    }
    scopes.add(service + ".");
    scopes.add("");
    for (String scope : scopes) {
      Configured found = find(setting.key(scope));
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  private @Nullable Configured find(String key) {
    for (Source source : sources) {
      String value = source.value(key);
      if (value != null) {
        return new Configured(source.written(key), value, source.name());
      }
    }
    return null;
  }

  /** Whether Weft is to do anything at all. */
  public boolean enabled() {
    return !isOff(find(Validation.ALL_ENABLED));
  }

  /** Whether an annotation is to act; {@code setting} is one of those that end in ENABLED. */
  public boolean enabled(Setting setting, String service, @Nullable String operation) {
    return enabled() && !isOff(find(setting, service, operation));
  }

  /** The families that are not to be exposed. */
  public Set<Family> hiddenFamilies() {
    Set<Family> hidden = EnumSet.noneOf(Family.class);
    for (Family family : Family.values()) {
      if (isOff(find(Validation.familyKey(family)))) {
        hidden.add(family);
      }
    }
    return hidden;
  }

  private static boolean isOff(@Nullable Configured configured) {
    return configured != null && configured.value().equals("false");
  }
}
