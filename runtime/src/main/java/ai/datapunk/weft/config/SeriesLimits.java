package ai.datapunk.weft.config;

import static java.util.Objects.requireNonNull;

import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.contract.MetricType;
import ai.datapunk.weft.contract.Ranges;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The limits on how many series the values of open labels can make: label sets for each metric
 * family and for all together, and error types for each family and service. What is configured goes
 * before what code says here. Immutable; the chained methods return a new one each.
 *
 * <p>An open label is one whose values nothing bounds before the application runs: {@code
 * instance}, {@code error_type}, and a {@code @Label} of an unbounded type; where code names
 * services and operations itself, these too. Label sets without one are never refused, and do not
 * count. A label set beyond a limit is recorded in that of {@value LabelValues#OTHER}.
 */
public final class SeriesLimits {

  /** How many label sets a family has with series of their own, unless something else is said. */
  public static final int PER_FAMILY = 1_000;

  /** How many all families together have, unless something else is said. */
  public static final int IN_ALL = 10_000;

  /** How many error types a family tells apart for each service, unless something else is said. */
  public static final int ERROR_TYPES = 50;

  private static final SeriesLimits DEFAULTS =
      new SeriesLimits(PER_FAMILY, IN_ALL, ERROR_TYPES, Map.of(), Map.of(), null);

  private static final List<String> FAMILIES =
      Arrays.stream(Family.values()).map(Family::metricName).toList();

  /** The families that code cannot name the services of, and that know no instances. */
  private static final Set<Family> CLOSED =
      Set.of(
          Family.MESH_FALLBACK_CALLS,
          Family.CIRCUIT_BREAKER_STATE_SECONDS,
          Family.WEFT_OVERFLOW,
          Family.WEFT_RECORDING_FAILURES);

  private final int perFamily;
  private final int inAll;
  private final int errorTypes;
  private final Map<String, Integer> byFamily;
  private final Map<String, Duration> retention;
  private final @Nullable Configuration configuration;

  private SeriesLimits(
      int perFamily,
      int inAll,
      int errorTypes,
      Map<String, Integer> byFamily,
      Map<String, Duration> retention,
      @Nullable Configuration configuration) {
    this.perFamily = perFamily;
    this.inAll = inAll;
    this.errorTypes = errorTypes;
    this.byFamily = byFamily;
    this.retention = retention;
    this.configuration = configuration;
  }

  /** {@value #PER_FAMILY} for each family, {@value #IN_ALL} in all, {@value #ERROR_TYPES} types. */
  public static SeriesLimits defaults() {
    return DEFAULTS;
  }

  /**
   * With this many label sets for each family of which nothing else is said.
   *
   * @throws IllegalArgumentException if it is not 1 to 1,000,000
   */
  public SeriesLimits perFamily(int labelSets) {
    return new SeriesLimits(
        checked("perFamily", Ranges.LABEL_SETS, labelSets),
        inAll,
        errorTypes,
        byFamily,
        retention,
        configuration);
  }

  /**
   * With this many label sets for this metric family.
   *
   * @param family the name as it is exposed, such as {@code retry_failure_total}, or that of a
   *     metric of one's own
   * @throws IllegalArgumentException if it is not 1 to 1,000,000, or there cannot be such a family
   */
  public SeriesLimits family(String family, int labelSets) {
    checkFamily(requireNonNull(family, "family"));
    Map<String, Integer> more = new HashMap<>(byFamily);
    more.put(family, checked("of " + family, Ranges.LABEL_SETS, labelSets));
    return new SeriesLimits(
        perFamily, inAll, errorTypes, Map.copyOf(more), retention, configuration);
  }

  /**
   * With this many label sets for all families together.
   *
   * @throws IllegalArgumentException if it is not 1 to 1,000,000
   */
  public SeriesLimits inAll(int labelSets) {
    return new SeriesLimits(
        perFamily,
        checked("inAll", Ranges.LABEL_SETS, labelSets),
        errorTypes,
        byFamily,
        retention,
        configuration);
  }

  /**
   * With this many error types for each family and service.
   *
   * @throws IllegalArgumentException if it is not 1 to 10,000
   */
  public SeriesLimits errorTypes(int types) {
    return new SeriesLimits(
        perFamily,
        inAll,
        checked("errorTypes", Ranges.ERROR_TYPES, types),
        byFamily,
        retention,
        configuration);
  }

  /**
   * With series of this metric family that end when nobody has touched them for the time, as on a
   * restart, and begin at 0 if they come again. Without this, none end. Those that end have an open
   * label other than {@code error_type}.
   *
   * @param family the name as it is exposed, such as {@code load_balancer_requests_total}, or that
   *     of a metric of one's own
   * @throws IllegalArgumentException if the time is not 1 s to 365 d, there cannot be such a
   *     family, or it is one of Weft's whose series have no such label, or that of a gauge
   */
  public SeriesLimits retention(String family, Duration untouched) {
    requireNonNull(family, "family");
    requireNonNull(untouched, "untouched");
    if (!Ranges.RETENTION.contains(untouched)) {
      throw new IllegalArgumentException(
          "The retention of "
              + family
              + " must be "
              + Ranges.RETENTION
              + ", but it is "
              + untouched);
    }
    checkFamily(family);
    for (Family each : Family.values()) {
      if (each.metricName().equals(family) && !canEnd(each)) {
        throw new IllegalArgumentException("No series of " + family + " can end of a retention");
      }
    }
    Map<String, Duration> more = new HashMap<>(retention);
    more.put(family, untouched);
    return new SeriesLimits(
        perFamily, inAll, errorTypes, byFamily, Map.copyOf(more), configuration);
  }

  /**
   * Whether a family has series that can end when nobody touches them: those of a gauge end with
   * what they show, and nobody but Weft names what some families have.
   */
  static boolean canEnd(Family family) {
    return family.type() != MetricType.GAUGE && !CLOSED.contains(family);
  }

  /** The same, but for what is configured. */
  public SeriesLimits configured(Configuration by) {
    return new SeriesLimits(
        perFamily, inAll, errorTypes, byFamily, retention, requireNonNull(by, "by"));
  }

  /** How many label sets with an open label a family may have. */
  public int labelSets(String family) {
    Integer own = ofFamilyAlone(family);
    return own != null ? own : configured(Setting.FAMILY_MAX_LABEL_SETS.key(""), perFamily);
  }

  /** What was said of this family by its name; null if nothing was. */
  public @Nullable Integer ofFamilyAlone(String family) {
    Configured found = find(Setting.FAMILY_MAX_LABEL_SETS.key(family + "."));
    return found != null ? Integer.valueOf(found.value()) : byFamily.get(family);
  }

  /** Whether a number of label sets was said of any family by its name. */
  public boolean isSaidOfFamilies() {
    return !byFamily.isEmpty()
        || FAMILIES.stream().anyMatch(family -> ofFamilyAlone(family) != null)
        || !saidOfOwnMetrics().isEmpty();
  }

  /** How many label sets with an open label all families together may have. */
  public int inAll() {
    return configured(Configuration.MAX_LABEL_SETS_KEY, inAll);
  }

  /** How many error types a family tells apart for each service. */
  public int errorTypesOf(String family) {
    int ofAll = configured(Setting.FAMILY_MAX_ERROR_TYPES.key(""), errorTypes);
    return configured(Setting.FAMILY_MAX_ERROR_TYPES.key(family + "."), ofAll);
  }

  /** After what time nobody touched them a family's series end; 0 if they do not. */
  public Duration retentionOf(String family) {
    Configured found = find(Setting.FAMILY_RETENTION.key(family + "."));
    return found != null
        ? DurationText.require(found.value())
        : retention.getOrDefault(family, Duration.ZERO);
  }

  /**
   * What was said of metrics of one's own by their names, whether there are such or not: each key
   * with its place, or what code says, and the metric that it is for.
   */
  public SortedMap<String, String> saidOfOwnMetrics() {
    SortedMap<String, String> said = new TreeMap<>();
    byFamily.keySet().forEach(name -> said.put("The limit of " + name + " in code", name));
    retention.keySet().forEach(name -> said.put("The retention of " + name + " in code", name));
    said.values().removeAll(FAMILIES);
    if (configuration != null) {
      said.putAll(configuration.saidOfOwnMetrics());
    }
    return said;
  }

  private int configured(String key, int otherwise) {
    Configured found = find(key);
    return found == null ? otherwise : Integer.parseInt(found.value());
  }

  private @Nullable Configured find(String key) {
    return configuration == null ? null : configuration.find(key);
  }

  private static void checkFamily(String family) {
    if (!FAMILIES.contains(family) && !OwnMetricNames.canBe(family, name -> name, FAMILIES)) {
      throw new IllegalArgumentException(
          "'"
              + family
              + "' is no metric family, nor can it be a metric of your own, whose name would end in"
              + " "
              + OwnMetricNames.ends(name -> name)
              + FamilyNames.near(family, FAMILIES)
                  .map(near -> "; did you mean '" + near + "'?")
                  .orElse(""));
    }
  }

  private static int checked(String which, Ranges.Whole range, int number) {
    if (!range.contains(number)) {
      throw new IllegalArgumentException(
          "The limit " + which + " must be " + range + ", but it is " + number);
    }
    return number;
  }
}
