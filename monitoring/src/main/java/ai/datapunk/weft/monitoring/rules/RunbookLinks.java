package ai.datapunk.weft.monitoring.rules;

import java.util.Map;

/**
 * Where alerts say that their pages are.
 *
 * @param base what stands before a page's name, or has {@code {page}} in its place; empty for the
 *     folder beside the rules
 */
public record RunbookLinks(String base) {

  private static final String PAGE = "{page}";

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
