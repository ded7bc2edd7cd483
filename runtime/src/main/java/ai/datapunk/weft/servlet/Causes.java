package ai.datapunk.weft.servlet;

import java.util.ArrayList;
import java.util.List;

/** What was thrown, and why. */
final class Causes {

  /** More than anybody wraps: causes that go round in a circle have no end. */
  private static final int MOST = 32;

  private Causes() {}

  /** What was thrown and its causes, the outermost first. */
  static List<Throwable> of(Throwable thrown) {
    List<Throwable> causes = new ArrayList<>();
    for (Throwable each = thrown; each != null && causes.size() < MOST; each = each.getCause()) {
      causes.add(each);
    }
    return causes;
  }
}
