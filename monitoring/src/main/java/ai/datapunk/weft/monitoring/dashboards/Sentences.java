package ai.datapunk.weft.monitoring.dashboards;

import java.util.List;

/** What the catalogs know, as it fits into the description of a panel. */
final class Sentences {

  private static final int MOST = 8;

  private Sentences() {}

  /** The first of these sentences. */
  static String of(List<String> facts) {
    List<String> some = facts.subList(0, Math.min(facts.size(), MOST));
    int left = facts.size() - some.size();
    String more = left == 0 ? "" : " And " + left + " more, which the runbooks have.";
    return String.join(" ", some) + more;
  }
}
