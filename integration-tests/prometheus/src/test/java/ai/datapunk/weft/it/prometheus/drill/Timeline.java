package ai.datapunk.weft.it.prometheus.drill;

import ai.datapunk.weft.it.prometheus.DocsPage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What happened, and what a team was told of it, in the order of time. */
final class Timeline {

  private record Event(Duration at, String says) {}

  private final Webhook webhook;
  private final List<Event> events = new ArrayList<>();

  Timeline(Webhook webhook) {
    this.webhook = webhook;
  }

  /** Something that happens now. */
  void note(String says) {
    events.add(new Event(webhook.now(), "**" + says + "**"));
  }

  /** Writes it into its page where pages are written. */
  void write(int faster) throws IOException {
    if (System.getProperty("weft.docs.update") != null) {
      DocsPage.of("drill.md").says("timeline", table(faster));
    }
  }

  private String table(int faster) {
    List<Event> all = new ArrayList<>(events);
    for (Webhook.Told told : webhook.told()) {
      String what = told.fires() ? "fires" : "ends";
      all.add(new Event(told.after(), told.receiver() + " is told: `" + told.name() + "` " + what));
    }
    all.sort(Comparator.comparing(Event::at));
    Duration begin = events.get(0).at();
    StringBuilder table =
        new StringBuilder("| second of the drill | minute as it would be | |\n|---:|---:|---|\n");
    for (Event event : all) {
      double seconds = event.at().minus(begin).toMillis() / 1e3;
      table.append(
          String.format(
              Locale.ROOT, "| %.1f | %.1f | %s |%n", seconds, seconds * faster / 60, event.says()));
    }
    return table.toString();
  }
}
