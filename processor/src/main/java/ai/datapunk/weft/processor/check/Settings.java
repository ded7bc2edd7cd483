package ai.datapunk.weft.processor.check;

import ai.datapunk.weft.contract.PrintableText;
import ai.datapunk.weft.contract.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What {@code -Aweft.…} options say. The severity of a message is set by its id with an underscore
 * ({@code -Aweft.WEFT_034=off}), because javac wants an option's key to be made of identifiers.
 */
public final class Settings {

  /** How many series one metric may have. */
  public static final String MAX_SERIES_PER_METRIC = "weft.maxSeriesPerMetric";

  /** How many series a module may have. */
  public static final String MAX_SERIES = "weft.maxSeries";

  /** Whether trivial methods are recorded that only an annotation of their class reaches. */
  public static final String ACCESSORS = "weft.accessors";

  /** Whether it is read which annotated method calls which. */
  public static final String CALLS = "weft.calls";

  /** How many calls one call may become where methods that are retried call each other. */
  public static final String MAX_CALLS_OF_ONE = "weft.maxCallsOfOne";

  /** The name of the application that the module is part of. */
  public static final String APPLICATION = "weft.application";

  private static final List<String> OPTIONS =
      List.of(MAX_SERIES_PER_METRIC, MAX_SERIES, MAX_CALLS_OF_ONE, CALLS, ACCESSORS, APPLICATION);
  private static final String PREFIX = "weft.";
  private static final Pattern PLACEHOLDER = Pattern.compile("[$#]\\{");
  private static final int LIKELY_SLIP = 4;
  private static final String SEVERITIES = "error, warning or off";
  private static final Map<String, Severity> BY_NAME =
      Map.of("error", Severity.ERROR, "warning", Severity.WARNING, "off", Severity.OFF);

  private final Map<Message, Severity> severities = new EnumMap<>(Message.class);
  private final List<Finding> findings = new ArrayList<>();
  private final long maxSeriesPerMetric;
  private final long maxSeries;
  private final boolean accessors;
  private final boolean calls;
  private final long maxCallsOfOne;
  private final String application;

  /** Reads the options; those of others are passed over. */
  public Settings(Map<String, String> options) {
    maxSeriesPerMetric = number(options, MAX_SERIES_PER_METRIC, 1_000);
    maxSeries = number(options, MAX_SERIES, 50_000);
    accessors = flag(options, ACCESSORS);
    calls = flag(options, CALLS);
    maxCallsOfOne = number(options, MAX_CALLS_OF_ONE, 10);
    application = name(options, APPLICATION);
    for (Message message : Message.values()) {
      if (options.containsKey(key(message))) {
        severity(message, value(options, key(message)));
      }
    }
    options.keySet().stream()
        .filter(key -> key.startsWith(PREFIX) && !names().contains(key))
        .sorted()
        .forEach(key -> unknown(key, value(options, key)));
  }

  /** The names of all options. */
  public static Set<String> names() {
    Set<String> names = new HashSet<>(OPTIONS);
    Arrays.stream(Message.values()).map(Settings::key).forEach(names::add);
    return names;
  }

  /** How severe the message is in this compilation. */
  public Severity severity(Message message) {
    return severities.getOrDefault(message, message.severity());
  }

  /** Whether an option says how severe the message is. */
  public boolean sets(Message message) {
    return severities.containsKey(message);
  }

  /** How many series one metric may have. */
  public long maxSeriesPerMetric() {
    return maxSeriesPerMetric;
  }

  /** How many series the module may have. */
  public long maxSeries() {
    return maxSeries;
  }

  /** Whether trivial methods are recorded that only an annotation of their class reaches. */
  public boolean recordsAccessors() {
    return accessors;
  }

  /** Whether it is read which annotated method calls which. */
  public boolean readsCalls() {
    return calls;
  }

  /** How many calls one call may become where methods that are retried call each other. */
  public long maxCallsOfOne() {
    return maxCallsOfOne;
  }

  /** The name of the application that the module is part of; empty if it is not told. */
  public String application() {
    return application;
  }

  /** What is wrong with the options themselves. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  private static String key(Message message) {
    return PREFIX + message.id().replace('-', '_');
  }

  /** An option without a value is there, but null. */
  private static String value(Map<String, String> options, String key) {
    return Objects.requireNonNullElse(options.get(key), "");
  }

  private void severity(Message message, String value) {
    Severity severity = BY_NAME.get(value);
    boolean required = message.severity() == Severity.REQUIRED;
    if (severity == null) {
      findings.add(Message.OPTION.nowhere(key(message), value, SEVERITIES));
    } else if (!required) {
      severities.put(message, severity);
    } else if (severity != Severity.ERROR) {
      findings.add(Message.OPTION_OF_REQUIRED.nowhere(key(message), value, message.id()));
    }
  }

  private void unknown(String key, String value) {
    // One message's number is no slip of another's.
    List<String> alike =
        names().stream().filter(name -> digits(name).equals(digits(key))).sorted().toList();
    String way =
        Spelling.to(key, alike, LIKELY_SLIP)
            .map(name -> "-A" + name + "=" + value)
            .orElse(String.join(", ", OPTIONS) + ", or weft.WEFT_ with a message's number");
    findings.add(Message.OPTION.nowhere(key, value, way));
  }

  private static String digits(String name) {
    return name.replaceAll("[^0-9]", "");
  }

  /** On unless it says off. */
  private boolean flag(Map<String, String> options, String key) {
    String value = options.containsKey(key) ? value(options, key) : "on";
    if (!value.equals("on") && !value.equals("off")) {
      findings.add(Message.OPTION.nowhere(key, value, "on or off"));
    }
    return !value.equals("off");
  }

  /** What the name of a service may be: it is written down letter by letter. */
  private String name(Map<String, String> options, String key) {
    if (!options.containsKey(key)) {
      return "";
    }
    String value = value(options, key);
    if (!isFit(value)) {
      findings.add(
          Message.OPTION.nowhere(
              key, value, "a name without space around it, placeholders or control characters"));
      return "";
    }
    return value;
  }

  private static boolean isFit(String name) {
    return !name.isBlank()
        && name.strip().equals(name)
        && !PLACEHOLDER.matcher(name).find()
        && PrintableText.fault(name).isEmpty();
  }

  private long number(Map<String, String> options, String key, long otherwise) {
    if (!options.containsKey(key)) {
      return otherwise;
    }
    String value = value(options, key);
    // Longer numbers than this are typing mistakes, and would not fit.
    if (!value.matches("[1-9][0-9]{0,11}")) {
      findings.add(Message.OPTION.nowhere(key, value, "a whole number above 0"));
      return otherwise;
    }
    return Long.parseLong(value);
  }
}
