package ai.datapunk.weft.config;

import ai.datapunk.weft.audit.AuditLog;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.contract.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
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

  /** The key of what tells processes of the application apart. */
  static final String INSTANCE = Setting.PREFIX + "instance";

  /** The key of the application's version. */
  static final String VERSION = Setting.PREFIX + "application-version";

  private static final List<String> NAMES = List.of(APPLICATION, INSTANCE, VERSION);

  /** The switch for the look at class files, which is read before there is a configuration. */
  private static final String WEAVING_CHECK = Setting.PREFIX + "weaving-check";

  /** What is read as system properties alone, before there is a configuration. */
  private static final Set<String> SYSTEM_ONLY = Set.of(WEAVING_CHECK, AuditLog.FORMAT_KEY);

  private static final Set<String> PROTECTING =
      Set.of(
          Setting.ENDPOINT_ENABLED.group(),
          Setting.PRINCIPAL_VIEW.group(),
          Setting.VIEW_FAMILIES.group());

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
    Setting limit = type == null ? limit(source, key) : null;
    if (limit != null) {
      errors.add(
          key + " (" + source.name() + ") is of no metric family" + meant(source, limit, key));
      return;
    }
    if (type == null) {
      (mayProtect(source, key) ? errors : warnings)
          .add(
              key
                  + " ("
                  + source.name()
                  + ") is not known"
                  + hint(source, key).map(near -> "; did you mean " + near + "?").orElse(""));
      return;
    }
    SYSTEM_ONLY.stream()
        .filter(each -> key.equals(source.written(each)) && System.getProperty(each) == null)
        .forEach(
            each ->
                warnings.add(
                    key
                        + " ("
                        + source.name()
                        + ") does nothing: it is read as a system property only, -D"
                        + each
                        + "="
                        + value));
    String missed = type.missed(value);
    if (missed != null) {
      String is = type.isTold() ? " is '" + onOneLine(value) + "' (" : " (";
      errors.add(
          key + is + source.name() + (type.isTold() ? ") but must be " : ") must be ") + missed);
    }
  }

  /** A value is to be seen in a message, and to make no line of its own in a log. */
  private static String onOneLine(String value) {
    StringBuilder line = new StringBuilder();
    value
        .chars()
        .forEach(
            sign -> {
              if (Character.isISOControl(sign) || sign == '\u2028' || sign == '\u2029') {
                line.append("\\u%04x".formatted(sign));
              } else {
                line.append((char) sign);
              }
            });
    return line.toString();
  }

  /**
   * Whether a key is of a group that says who sees what, or nearly: what was to protect the
   * endpoint is not left out because somebody has misspelt it.
   */
  private static boolean mayProtect(Source source, String key) {
    String rest = key.substring(Setting.PREFIX.length());
    return PROTECTING.stream()
        .anyMatch(
            group ->
                rest.startsWith(source.written(group + "."))
                    || rest.startsWith(source.written(group + "s.")));
  }

  private static @Nullable ValueType type(Source source, String key) {
    if (key.equals(source.written(ALL_ENABLED)) || key.equals(source.written(WEAVING_CHECK))) {
      return ValueType.SWITCH;
    }
    if (key.equals(source.written(AuditLog.FORMAT_KEY))) {
      return ValueType.FORMAT;
    }
    if (NAMES.stream().anyMatch(name -> key.equals(source.written(name)))) {
      return ValueType.LABEL_VALUE;
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

  /** The metric of one's own that a key is for, in small letters in the environment; or null. */
  static @Nullable String ownMetric(Source source, String key) {
    for (Setting setting : Setting.values()) {
      String start = source.written(Setting.PREFIX + setting.group() + ".");
      String end = source.written("." + setting.settingName());
      if (setting.isOfOwnMetrics()
          && isScoped(source, setting, key)
          && Arrays.stream(Family.values()).noneMatch(each -> isOf(source, key, setting, each))) {
        String metric = key.substring(start.length(), key.length() - end.length());
        return source.environment() ? metric.toLowerCase(Locale.ROOT) : metric;
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

  /** The limit or the retention that it is of a family, if there is one of that name. */
  private static @Nullable Setting limit(Source source, String key) {
    return Stream.of(
            Setting.FAMILY_MAX_LABEL_SETS, Setting.FAMILY_MAX_ERROR_TYPES, Setting.FAMILY_RETENTION)
        .filter(
            limit ->
                key.startsWith(source.written(Setting.PREFIX + limit.group() + "."))
                    && key.endsWith(source.written("." + limit.settingName())))
        .findFirst()
        .orElse(null);
  }

  /** What may have been meant by a limit of a family that there is not, behind what it is. */
  private static String meant(Source source, Setting limit, String key) {
    if (key.equals(written(source, limit))) {
      return "; did you mean " + source.written(limit.key("<name>.")) + "?";
    }
    String start = source.written(Setting.PREFIX + limit.group() + ".");
    String end = source.written("." + limit.settingName());
    String typed = key.substring(start.length(), key.length() - end.length());
    List<String> names =
        Arrays.stream(Family.values())
            .filter(family -> useless(source, source.written(familyKey(limit, family))) == null)
            .map(family -> source.written(family.metricName()))
            .toList();
    return FamilyNames.near(typed, names)
        .map(near -> "; did you mean " + start + near + end + "?")
        .orElse(
            limit.isOfOwnMetrics()
                ? ", nor can it be of a metric of your own, whose name would end in "
                    + OwnMetricNames.ends(source::written)
                : " that has error types");
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
    return Arrays.stream(Family.values()).anyMatch(family -> isOf(source, key, setting, family))
        || (setting.isOfOwnMetrics()
            && OwnMetricNames.canBe(
                typed(source, setting, key), source::written, families(source)));
  }

  /** The name between the beginning and the end of a key. */
  private static String typed(Source source, Setting setting, String key) {
    String start = source.written(Setting.PREFIX + setting.group() + ".");
    String end = source.written("." + setting.settingName());
    return key.substring(start.length(), key.length() - end.length());
  }

  private static List<String> families(Source source) {
    return Arrays.stream(Family.values())
        .map(family -> source.written(family.metricName()))
        .toList();
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

  /**
   * The nearest of the keys that there could be with the services and operations of this one: of
   * those of its group however far, else of all that a slip would lead to.
   */
  private static Optional<String> hint(Source source, String key) {
    TreeSet<String> known = new TreeSet<>();
    known.add(source.written(ALL_ENABLED));
    NAMES.forEach(name -> known.add(source.written(name)));
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
    return group.isEmpty()
        ? Spelling.to(key, List.copyOf(known), FamilyNames.LIKELY_SLIP)
        : Spelling.nearest(key, sameGroup);
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
