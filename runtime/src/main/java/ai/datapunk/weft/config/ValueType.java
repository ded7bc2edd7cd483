package ai.datapunk.weft.config;

import java.time.Duration;
import java.util.function.Predicate;

/**
 * What a setting's value can be.
 *
 * @param range in words, to follow "must be"
 * @param check whether a text is such a value; a {@link RuntimeException} means that it is not
 */
record ValueType(String range, Predicate<String> check) {

  static final ValueType SWITCH =
      new ValueType("true or false", text -> text.equals("true") || text.equals("false"));

  static final ValueType NAME = new ValueType("a name", text -> !text.isBlank());

  static final ValueType NAMES =
      new ValueType(
          "addresses with commas between them, dns:host:port, or srv:name",
          text -> !text.isBlank());

  static final ValueType WINDOW =
      new ValueType(
          "a time in whole seconds such as 30s, or a number of calls such as 100 calls",
          text -> Window.parse(text) != null);

  static ValueType wholeNumber(int least, int most) {
    return new ValueType(
        "a whole number from " + least + " to " + most,
        text -> Integer.parseInt(text) >= least && Integer.parseInt(text) <= most);
  }

  static ValueType number(double least, double most) {
    return new ValueType(
        "a number from " + least + " to " + most,
        text -> Double.parseDouble(text) >= least && Double.parseDouble(text) <= most);
  }

  static ValueType share() {
    return new ValueType(
        "a number above 0, at most 1",
        text -> Double.parseDouble(text) > 0 && Double.parseDouble(text) <= 1);
  }

  static ValueType duration(Duration least) {
    return new ValueType(
        "a time of " + least.toMillis() + "ms or more, such as 250ms or 30s",
        text -> Durations.parse(text).compareTo(least) >= 0);
  }

  boolean accepts(String text) {
    try {
      return check.test(text);
    } catch (RuntimeException notOne) {
      return false;
    }
  }
}
