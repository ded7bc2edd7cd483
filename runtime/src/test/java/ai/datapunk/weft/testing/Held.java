package ai.datapunk.weft.testing;

import java.lang.ref.Reference;
import java.util.List;

/** How many of some objects somebody holds. */
public final class Held {

  private static final int MOST_COLLECTIONS = 20;

  private Held() {}

  /**
   * So many as a collection leaves, which is through, and has cleared the references, when it
   * returns. What is found by weak references alone can take one more.
   *
   * @param enough no further collection is asked for once it is no more than these
   */
  public static long of(List<? extends Reference<?>> ever, long enough) {
    long held = ever.size();
    for (int i = 0; i < MOST_COLLECTIONS && held > enough; i++) {
      System.gc();
      held = ever.stream().filter(each -> !each.refersTo(null)).count();
    }
    return held;
  }
}
