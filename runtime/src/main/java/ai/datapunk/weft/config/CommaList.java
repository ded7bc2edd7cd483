package ai.datapunk.weft.config;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** A setting's value of several parts with commas between them; space around each is left out. */
final class CommaList {

  private CommaList() {}

  static List<String> of(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
  }

  /** Whether each part is one of those, and there is at least one. */
  static Predicate<String> all(Predicate<String> part) {
    return text -> of(text).stream().allMatch(part);
  }
}
