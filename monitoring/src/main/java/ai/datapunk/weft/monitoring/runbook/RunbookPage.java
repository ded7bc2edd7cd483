package ai.datapunk.weft.monitoring.runbook;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Runbook;
import ai.datapunk.weft.monitoring.rules.Runbook.Look;
import java.util.List;

/** What to do when an alert fires, in Markdown. */
public final class RunbookPage {

  private RunbookPage() {}

  /** The text of the page. */
  public static String of(Alert alert, String group) {
    Runbook runbook = alert.runbook();
    StringBuilder page = new StringBuilder();
    page.append("# ").append(alert.name()).append("\n\n");
    page.append(
        "%s, team %s, group `%s`\n".formatted(alert.severity().label(), alert.team(), group));
    section(page, "What it means", runbook.meaning() + "\n\n" + when(alert));
    list(page, "What the catalogs say", "- ", runbook.facts());
    looks(page, runbook.looks());
    list(page, "What to do", "1. ", runbook.steps());
    section(page, "What silences it", runbook.silence());
    return page.toString();
  }

  private static String when(Alert alert) {
    String hold = alert.hold().isZero() ? "" : " for " + DurationText.format(alert.hold());
    String keep =
        alert.keep().isZero()
            ? ""
            : " It goes on for " + DurationText.format(alert.keep()) + " after that.";
    return "It fires where this finds something"
        + hold
        + "."
        + keep
        + "\n\n"
        + code(alert.query().text());
  }

  private static void looks(StringBuilder page, List<Look> looks) {
    if (!looks.isEmpty()) {
      page.append("\n## What to look at\n");
      for (Look look : looks) {
        page.append("\n")
            .append(look.tells())
            .append(":\n\n")
            .append(code(look.query().text()))
            .append("\n");
      }
    }
  }

  private static String code(String query) {
    return "```promql\n" + query + "\n```";
  }

  private static void section(StringBuilder page, String title, String text) {
    page.append("\n## ").append(title).append("\n\n").append(text).append("\n");
  }

  private static void list(StringBuilder page, String title, String bullet, List<String> items) {
    if (!items.isEmpty()) {
      section(page, title, bullet + String.join("\n" + bullet, items));
    }
  }
}
