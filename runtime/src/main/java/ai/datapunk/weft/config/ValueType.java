package ai.datapunk.weft.config;

import ai.datapunk.weft.annotation.JitterType;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.contract.LabelValues;
import ai.datapunk.weft.contract.Ranges;
import ai.datapunk.weft.contract.Window;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a setting's value can be.
 *
 * @param range in words, to follow "must be"
 * @param check whether a text is such a value; a {@link RuntimeException} means that it is not
 * @param limit what is said in place of the range of a value that is too large
 * @param withinLimit whether a value is not too large
 * @param isTold whether a value that cannot be is told; else it may be a secret in the wrong place
 */
record ValueType(
    String range,
    Predicate<String> check,
    String limit,
    Predicate<String> withinLimit,
    boolean isTold) {

  static final ValueType SWITCH =
      new ValueType("true or false", text -> text.equals("true") || text.equals("false"));

  static final ValueType NAME = new ValueType("a name", text -> !text.isBlank());

  static final ValueType LABEL_VALUE = new ValueType(LabelValues.WHAT_CAN_BE, LabelValues::canBe);

  static final ValueType NAMES =
      new ValueType(
          "addresses with commas between them, dns:host:port, or srv:name",
          text -> !text.isBlank());

  static final ValueType ADDRESS =
      new ValueType("an address such as 127.0.0.1, or a host's name", ValueType::isHost);

  static final ValueType FILE = new ValueType("a file", text -> !text.isBlank());

  /** Never told, whatever it is. */
  static final ValueType TEXT = new ValueType("any text", text -> true);

  static final ValueType CLIENTS =
      new ValueType(
          "required or optional", text -> text.equals("required") || text.equals("optional"));

  static final ValueType FORMAT =
      new ValueType("json or text", text -> text.equals("json") || text.equals("text"));

  static final ValueType JITTER_TYPE =
      new ValueType("proportional, full or decorrelated", text -> isOneOf(JitterType.class, text));

  static final ValueType WINDOW =
      new ValueType(
          "a time in whole seconds such as 30s, or a number of calls such as 100 calls or 1 call",
          text -> Window.require(text).isInRange() || Window.require(text).isTooLarge(),
          "at most "
              + DurationText.format(Ranges.WINDOW.most())
              + " or "
              + Ranges.WINDOW_CALLS.most()
              + " calls",
          text -> !Window.require(text).isTooLarge());

  private ValueType(
      String range, Predicate<String> check, String limit, Predicate<String> withinLimit) {
    this(range, check, limit, withinLimit, true);
  }

  ValueType(String range, Predicate<String> check) {
    this(range, check, range, text -> true);
  }

  private static boolean isOneOf(Class<? extends Enum<?>> type, String text) {
    return Stream.of(type.getEnumConstants()).anyMatch(each -> each.name().equalsIgnoreCase(text));
  }

  /** The same, whose values are in no message. */
  ValueType untold() {
    return new ValueType(range, check, limit, withinLimit, false);
  }

  /** Whether it may be a host: a port behind it would be an address of version 6 to the JDK. */
  private static boolean isHost(String text) {
    boolean port = text.indexOf(':') >= 0 && text.indexOf(':') == text.lastIndexOf(':');
    return !text.isBlank() && !port && text.chars().noneMatch(c -> " /[]".indexOf(c) >= 0);
  }

  static ValueType wholeNumber(Ranges.Whole range) {
    return new ValueType(
        "a whole number from " + range.least() + " to " + range.most(),
        text -> range.contains(Integer.parseInt(text)));
  }

  static ValueType number(Ranges.Decimal range) {
    return new ValueType(
        "a number from " + range.least() + " to " + range.most(),
        text -> range.contains(Double.parseDouble(text)));
  }

  static ValueType share(Ranges.Share range) {
    return new ValueType("a number " + range, text -> range.contains(Double.parseDouble(text)));
  }

  static ValueType duration(Ranges.Time range) {
    return new ValueType(
        range.least().compareTo(Duration.ofSeconds(1)) < 0
            ? "a time of " + range.least().toMillis() + "ms or more, such as 250ms or 30s"
            : "a time of " + DurationText.format(range.least()) + " or more, such as 30s or 1h",
        text -> DurationText.require(text).compareTo(range.least()) >= 0,
        "at most " + DurationText.format(range.most()),
        text -> !range.exceedsMost(DurationText.require(text)));
  }

  /** What a value must be that is not so, in words to follow "must be"; null if it is. */
  @Nullable String missed(String text) {
    try {
      if (check.test(text)) {
        return withinLimit.test(text) ? null : limit;
      }
    } catch (RuntimeException notOne) {
      return range;
    }
    return range;
  }
}
