package ai.datapunk.weft.processor.check;

import java.util.List;

/** How messages word lists, numbers and defaults. */
public final class Wording {

  private Wording() {}

  /** A list as one says it: {@code service, operation and status}. */
  public static String list(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }

  /** A number of things, as in {@code 1 call} and {@code 2 calls}. */
  public static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }

  /** What stands behind a value, for whoever never wrote it and wonders where it comes from. */
  public static String ifDefault(boolean isDefault) {
    return isDefault ? " (the default)" : "";
  }
}
