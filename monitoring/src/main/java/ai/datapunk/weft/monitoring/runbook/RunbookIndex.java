package ai.datapunk.weft.monitoring.runbook;

import ai.datapunk.weft.monitoring.markdown.Markdown;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import java.util.List;

/** Which pages there are. */
public final class RunbookIndex {

  private RunbookIndex() {}

  /** The text of the index. */
  public static String of(List<AlertGroup> groups) {
    StringBuilder page = new StringBuilder("# Runbooks\n\nWhat to do when an alert fires.\n");
    for (AlertGroup group : groups) {
      page.append("\n## ").append(group.name()).append("\n\n");
      page.append("| alert | severity | team | means |\n|---|---|---|---|\n");
      group.alerts().forEach(alert -> page.append(row(alert)));
    }
    return page.toString();
  }

  private static String row(Alert alert) {
    return "| [%s](%s.md) | %s | %s | %s |\n"
        .formatted(
            alert.name(),
            alert.page(),
            alert.severity().label(),
            Markdown.cell(alert.team()),
            Markdown.cell(firstSentence(alert.runbook().meaning())));
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }
}
