package ai.datapunk.weft.config;

import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks the keys and values of a source before anything uses them. */
final class Validation {

  /** The switch for everything. */
  static final String ALL_ENABLED = Configuration.ENABLED_KEY;

  /** The name of the application itself. */
  static final String APPLICATION = Setting.PREFIX + "application";

  /** How the name ends of each metric that a user gives a name. */
  static final String OWN_METRIC = "_seconds";

  /** The switch for the look at class files, which is read before there is a configuration. */
  private static final String WEAVING_CHECK = Setting.PREFIX + "weaving-check";

  private final List<String> errors = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** Values that cannot be. */
  List<String> errors() {
    return errors;
  }

  /** Keys that nothing reads, each with the nearest that something does. */
  List<String> warnings() {
    return warnings;
  }

  void check(Source source) {
    new TreeMap<>(source.settings()).forEach((key, value) -> check(source, key, value));
  }

  private void check(Source source, String key, String value) {
    ValueType type = type(source, key);
    String useless = useless(source, key);
    if (useless != null) {
      errors.add(key + " is set (" + source.name() + ") but " + useless);
    }
    if (type == null && isLimit(source, key)) {
      errors.add(
          key
              + " ("
              + source.name()
              + ") is of no metric family; did you mean "
              + (key.equals(written(source, Setting.FAMILY_RETENTION))
                  ? source.written(Setting.FAMILY_RETENTION.key("<name>."))
                  : hint(source, key))
              + "?");
      return;
    }
    if (type == null) {
      warnings.add(
          key + " (" + source.name() + ") is not known; did you mean " + hint(source, key) + "?");
      return;
    }
    String missed = type.missed(value);
    if (missed != null) {
      String is = type.isTold() ? " is '" + value + "' (" : " (";
      errors.add(
          key + is + source.name() + (type.isTold() ? ") but must be " : ") must be ") + missed);
    }
  }

  private static @Nullable ValueType type(Source source, String key) {
    if (key.equals(source.written(ALL_ENABLED)) || key.equals(source.written(WEAVING_CHECK))) {
      return ValueType.SWITCH;
    }
    if (key.equals(source.written(APPLICATION))) {
      return ValueType.NAME;
    }
    if (key.equals(source.written(Configuration.MAX_LABEL_SETS_KEY))) {
      return Setting.FAMILY_MAX_LABEL_SETS.type();
    }
    for (Setting setting : Setting.values()) {
      boolean global = isOfAll(setting) && key.equals(written(source, setting));
      if (global || isScoped(source, setting, key)) {
        return setting.type();
      }
    }
    return null;
  }

  /** Why a limit or a retention of a family does nothing; null if it does something. */
  private static @Nullable String useless(Source source, String key) {
    for (Family family : Family.values()) {
      if (!SeriesLimits.canEnd(family) && isOf(source, key, Setting.FAMILY_RETENTION, family)) {
        return "no series of " + family.metricName() + " can end of it";
      }
      if (!family.labels().contains("error_type")
          && isOf(source, key, Setting.FAMILY_MAX_ERROR_TYPES, family)) {
        return family.metricName() + " has no error types";
      }
    }
    return null;
  }

  private static boolean isOf(Source source, String key, Setting setting, Family family) {
    return key.equals(source.written(familyKey(setting, family)));
  }

  /** Whether it is a limit or a retention of a family, if there is one of that name. */
  private static boolean isLimit(Source source, String key) {
    return Stream.of(
            Setting.FAMILY_MAX_LABEL_SETS, Setting.FAMILY_MAX_ERROR_TYPES, Setting.FAMILY_RETENTION)
        .anyMatch(
            limit ->
                key.startsWith(source.written(Setting.PREFIX + limit.group() + "."))
                    && key.endsWith(source.written("." + limit.settingName())));
  }

  private static boolean isScoped(Source source, Setting setting, String key) {
    String start = source.written(Setting.PREFIX + setting.group() + ".");
    String end = source.written("." + setting.settingName());
    boolean scoped =
        !setting.isOfEndpoint()
            && key.startsWith(start)
            && key.endsWith(end)
            && key.length() > start.length() + end.length();
    return scoped && (!setting.isOfFamily() || isOfFamily(source, setting, key));
  }

  /**
   * Whether it names one of Weft's families or, where it can, what may be a metric of the user's.
   */
  private static boolean isOfFamily(Source source, Setting setting, String key) {
    boolean ofOwnMetric =
        setting.isOfOwnMetrics()
            && key.endsWith(source.written(OWN_METRIC + "." + setting.settingName()));
    return ofOwnMetric
        || Arrays.stream(Family.values()).anyMatch(family -> isOf(source, key, setting, family));
  }

  private static boolean isOfAll(Setting setting) {
    return !setting.isOfName() && (!setting.isOfFamily() || setting.isOfAllFamilies());
  }

  /** The key for all. */
  private static String written(Source source, Setting setting) {
    return source.written(setting.key(""));
  }

  static String familyKey(Setting setting, Family family) {
    return setting.key(family.metricName() + ".");
  }

  /** The nearest of all keys that there could be with the services and operations of this one. */
  private static String hint(Source source, String key) {
    TreeSet<String> known = new TreeSet<>();
    known.add(source.written(ALL_ENABLED));
    known.add(source.written(APPLICATION));
    known.add(source.written(Configuration.MAX_LABEL_SETS_KEY));
    for (Setting setting : Setting.values()) {
      if (setting.isOfFamily()) {
        for (Family family : Family.values()) {
          known.add(source.written(familyKey(setting, family)));
        }
      }
    }
    char separator = source.environment() ? '_' : '.';
    for (Setting setting : Setting.values()) {
      if (isOfAll(setting)) {
        known.add(written(source, setting));
      }
      if (!setting.isOfFamily() && !setting.isOfEndpoint()) {
        int from = key.indexOf(separator, Setting.PREFIX.length());
        for (int to = key.length();
            from >= 0 && to > from;
            to = key.lastIndexOf(separator, to - 1)) {
          known.add(
              source.written(Setting.PREFIX + setting.group())
                  + key.substring(from, to)
                  + source.written("." + setting.settingName()));
        }
      }
    }
    TreeSet<String> sameGroup = new TreeSet<>(known);
    String group = group(source, key);
    sameGroup.removeIf(each -> !group(source, each).equals(group));
    return Spelling.nearest(key, group.isEmpty() ? known : sameGroup).orElseThrow();
  }

  /** What comes after the prefix, up to the next separator. */
  private static String group(Source source, String key) {
    String rest = key.substring(Setting.PREFIX.length());
    for (Setting setting : Setting.values()) {
      String group = source.written(setting.group() + ".");
      if (rest.startsWith(group)) {
        return group;
      }
    }
    return "";
  }
}
