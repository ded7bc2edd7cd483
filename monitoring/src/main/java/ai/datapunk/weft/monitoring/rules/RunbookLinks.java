package ai.datapunk.weft.monitoring.rules;

import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where alerts say that their pages are.
 *
 * @param base what stands before a page's name, or has {@code {page}} in its place; empty for the
 *     folder beside the rules
 * @param dashboards where they say that dashboards are
 */
public record RunbookLinks(String base, DashboardLinks dashboards) {

  private static final String PAGE = "{page}";

  /** Without dashboards. */
  public RunbookLinks(String base) {
    this(base, DashboardLinks.none());
  }

  /** The same with these dashboards. */
  public RunbookLinks with(DashboardLinks others) {
    return new RunbookLinks(base, others);
  }

  /** The addresses of the pages of alerts, by their names; none where they are in the folder. */
  public SortedMap<String, String> addresses(Collection<AlertGroup> groups) {
    SortedMap<String, String> addresses = new TreeMap<>();
    if (!base.isEmpty()) {
      for (AlertGroup group : groups) {
        group.alerts().forEach(alert -> addresses.put(alert.name(), annotation(alert).getValue()));
      }
    }
    return addresses;
  }

  /** The page's annotation: only what begins with a base is an address. */
  Map.Entry<String, String> annotation(Alert alert) {
    if (base.isEmpty()) {
      return Map.entry("runbook", "runbooks/" + alert.page() + ".md");
    }
    if (base.contains(PAGE)) {
      return Map.entry("runbook_url", base.replace(PAGE, alert.page()));
    }
    return Map.entry("runbook_url", base + (base.endsWith("/") ? "" : "/") + alert.page());
  }
}
