package ai.datapunk.weft.config;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.audit.AuditEvent;
import ai.datapunk.weft.audit.AuditLog;
import ai.datapunk.weft.contract.Family;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was configured, to change what annotations say without compiling again. The most specific
 * key wins: that of an operation over that of its service, and this over that of all. Of the same
 * key, a system property wins over the environment, and this over {@code weft.properties}.
 * Immutable, but for what was told of its keys.
 */
public final class Configuration {

  /** The key of the switch for everything. */
  public static final String ENABLED_KEY = Setting.PREFIX + "enabled";

  /** The key of the limit on all label sets. */
  static final String MAX_LABEL_SETS_KEY = Setting.PREFIX + "max-label-sets";

  private static final Logger LOG = LoggerFactory.getLogger(Configuration.class);
  private static final String FILE = "weft.properties";
  private static final Configuration NONE = new Configuration(List.of(), null);

  /**
   * A value and where it is from.
   *
   * @param key as its source writes it
   */
  public record Configured(String key, String value, String source) {

    /** The parts of a value that has commas between them, without space around each. */
    public List<String> parts() {
      return CommaList.of(value);
    }

    /** Without the value, which may be a secret. */
    @Override
    public String toString() {
      return key + " (" + source + ")";
    }
  }

  private final List<Source> sources;
  private final Meanings meanings = new Meanings();
  private final Misspellings misspellings;

  /** Why what was configured is not here; null if it is. */
  private final @Nullable RuntimeException unusable;

  private Configuration(List<Source> sources, @Nullable RuntimeException unusable) {
    this.sources = List.copyOf(sources);
    this.misspellings = new Misspellings(sources);
    this.unusable = unusable;
  }

  /** Nothing is configured. */
  public static Configuration none() {
    return NONE;
  }

  /**
   * Stands for settings that cannot be used. None of them is in it, but it is not {@link #none}:
   * what must not go on without them asks it to be {@linkplain #requireUsable usable}.
   *
   * @param cause what was wrong with them
   */
  public static Configuration unusable(RuntimeException cause) {
    return new Configuration(List.of(), requireNonNull(cause, "cause"));
  }

  /**
   * This configuration, if it holds what was configured.
   *
   * @throws ConfigurationException if it stands for settings that could not be used: their problems
   *     are named
   */
  public Configuration requireUsable() {
    if (unusable == null) {
      return this;
    }
    throw new ConfigurationException(
        unusable instanceof ConfigurationException told
            ? told.problems()
            : List.of(String.valueOf(unusable.getMessage())),
        unusable);
  }

  /**
   * Reads {@code weft.properties} from the class path, the environment and the system properties.
   *
   * @throws ConfigurationException if a value is not what it must be
   */
  public static Configuration load() {
    return builder()
        .add("system property", asMap(System.getProperties()))
        .addEnvironment(System.getenv())
        .addFile()
        .build();
  }

  /**
   * From these three places, the last of which wins. Keys that nothing reads are logged.
   *
   * @throws ConfigurationException if a value is not what it must be
   */
  public static Configuration of(
      Map<String, String> file, Map<String, String> environment, Map<String, String> properties) {
    requireNonNull(file, "file");
    requireNonNull(environment, "environment");
    requireNonNull(properties, "properties");
    return builder()
        .add("system property", properties)
        .addEnvironment(environment)
        .add(FILE, file)
        .build();
  }

  /** A configuration of places to be named, the first of which wins. */
  public static Builder builder() {
    return new Builder();
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
      AuditLog.shared()
          .write(
              AuditEvent.of(
                      "switched_off",
                      "Switched off for all services unless one says otherwise: "
                          + found.key()
                          + " = false ("
                          + found.source()
                          + ")")
                  .with("key", found.key())
                  .with("source", found.source()));
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
    } catch (IllegalArgumentException malformed) {
      throw new UncheckedIOException(FILE + " cannot be read", new IOException(malformed));
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
    Configured found = null;
    if (operation != null) {
      found = scoped(setting, service, operation);
    }
    if (found == null && !service.isEmpty()) {
      found = scoped(setting, service, null);
    }
    return found == null && !setting.isOfName() ? find(setting.key("")) : found;
  }

  private @Nullable Configured scoped(Setting setting, String service, @Nullable String operation) {
    String key = setting.key(service, operation);
    Configured found = find(key);
    if (found == null) {
      misspellings.missed(key);
    } else {
      misspellings.right(found);
      meanings.used(found, setting, service, operation);
    }
    return found;
  }

  @Nullable Configured find(String key) {
    for (Source source : sources) {
      String value = source.value(key);
      if (value != null) {
        return new Configured(source.written(key), value, source.name());
      }
    }
    return null;
  }

  /** The application's own name; empty if none is configured. */
  public Optional<String> application() {
    return value(Validation.APPLICATION);
  }

  /** What tells this process from others of the application; empty if it is not configured. */
  public Optional<String> instance() {
    return value(Validation.INSTANCE);
  }

  /** The application's version; empty if none is configured. */
  public Optional<String> version() {
    return value(Validation.VERSION);
  }

  private Optional<String> value(String key) {
    return Optional.ofNullable(find(key)).map(Configured::value);
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
      if (isOff(find(Validation.familyKey(Setting.FAMILY_ENABLED, family)))) {
        hidden.add(family);
      }
    }
    return hidden;
  }

  /** The names of the metrics of one's own that are not exposed. */
  public Set<String> hiddenMetrics() {
    return saidOfOwnMetrics().values().stream()
        .filter(name -> isOff(find(Setting.FAMILY_ENABLED.key(name + "."))))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The keys with their places that are of metrics of one's own, and the metrics' names. */
  Map<String, String> saidOfOwnMetrics() {
    Map<String, String> said = new HashMap<>();
    for (Source source : sources) {
      for (String key : source.settings().keySet()) {
        String metric = Validation.ownMetric(source, key);
        if (metric != null) {
          said.put(key + " (" + source.name() + ")", metric);
        }
      }
    }
    return said;
  }

  private static boolean isOff(@Nullable Configured configured) {
    return configured != null && configured.value().equals("false");
  }

  /**
   * The keys that the other one does not have from the same places with the same values, or that
   * this one has not; without the values, which may be secrets.
   */
  public Set<String> changes(Configuration other) {
    Set<Configured> ours = new HashSet<>(all());
    Set<Configured> others = new HashSet<>(other.all());
    Set<String> keys = new TreeSet<>();
    Stream.concat(
            ours.stream().filter(each -> !others.contains(each)),
            others.stream().filter(each -> !ours.contains(each)))
        .forEach(each -> keys.add(each.key()));
    return keys;
  }

  private List<Configured> all() {
    return sources.stream()
        .flatMap(
            source ->
                source.settings().entrySet().stream()
                    .map(each -> new Configured(each.getKey(), each.getValue(), source.name())))
        .toList();
  }

  /** Whether the other one has the same settings from the same places. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Configuration that
        && sources.equals(that.sources)
        && Objects.equals(unusable, that.unusable);
  }

  @Override
  public int hashCode() {
    return sources.hashCode();
  }

  /** Places of settings, the first of which wins for the same key. Not thread-safe. */
  public static final class Builder {

    private final List<Source> sources = new ArrayList<>();

    private Builder() {}

    /**
     * Settings by their keys, such as {@code weft.retry.delay}; what does not begin with {@code
     * weft.} is left aside.
     *
     * @param place as it is told to a person, such as a file and a line
     */
    public Builder add(String place, Map<String, String> settings) {
      requireNonNull(place, "place");
      sources.add(new Source(place, requireNonNull(settings, "settings"), false));
      return this;
    }

    /**
     * A setting that something else than Weft's settings implies, unless a source that was added
     * before has it: only then is the value looked at.
     *
     * @param place as it is told to a person
     */
    public Builder addUnlessSet(String place, String key, String value) {
      requireNonNull(place, "place");
      requireNonNull(key, "key");
      requireNonNull(value, "value");
      boolean isSet = sources.stream().anyMatch(source -> source.value(key) != null);
      return isSet ? this : add(place, Map.of(key, value));
    }

    /** Settings by their keys as the environment has them, such as {@code WEFT_RETRY_DELAY}. */
    public Builder addEnvironment(Map<String, String> environment) {
      requireNonNull(environment, "environment");
      sources.add(new Source(Source.ENVIRONMENT, environment, true));
      return this;
    }

    /**
     * {@code weft.properties} on the class path.
     *
     * @throws UncheckedIOException if it is there and cannot be read
     */
    public Builder addFile() {
      return add(FILE, file());
    }

    /**
     * The configuration. Keys that nothing reads are logged.
     *
     * @throws ConfigurationException if a value is not what it must be
     */
    public Configuration build() {
      Validation validation = new Validation();
      sources.forEach(validation::check);
      Configuration configuration = new Configuration(sources, null);
      PrincipalKeys principals = new PrincipalKeys(configuration, sources);
      Stream.of(validation.warnings(), principals.warnings())
          .flatMap(List::stream)
          .forEach(LOG::warn);
      List<String> errors = new ArrayList<>(validation.errors());
      errors.addAll(new TlsKeys(configuration).problems());
      errors.addAll(principals.problems());
      if (!errors.isEmpty()) {
        throw new ConfigurationException(errors);
      }
      configuration.tellWhatIsOff();
      return configuration;
    }
  }
}
