package ai.datapunk.weft.processor.check;

import java.util.List;

/** Writes a list as one says it: {@code service, operation and status}. */
public final class Wording {

  private Wording() {}

  public static String of(List<String> words) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
