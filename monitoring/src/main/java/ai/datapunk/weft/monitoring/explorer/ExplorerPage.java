package ai.datapunk.weft.monitoring.explorer;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page that needs no server: style, scripts, libraries and data are in it. It loads nothing, and
 * its policy lets it ask a Prometheus alone.
 */
public final class ExplorerPage {

  /** Where the page stands in the folder. */
  public static final String FILE = "explorer.html";

  /** In the order in which they need each other. */
  private static final List<String> SCRIPTS =
      List.of(
          "dom",
          "icons",
          "format",
          "data",
          "theme",
          "table",
          "interval",
          "prometheus",
          "live",
          "measured",
          "states",
          "router",
          "search",
          "connection",
          "graph-layout",
          "graph-drawing",
          "graph-view",
          "series-view",
          "alerts-view",
          "objectives-view",
          "metrics-view",
          "services-view",
          "overview",
          "variables",
          "fields",
          "panel-queries",
          "panel-marks",
          "axis-steps",
          "panel-lines",
          "panel-values",
          "panel-times",
          "dashboard-panels",
          "dashboards-view",
          "main");

  private static final List<String> STYLES = List.of("base", "parts", "pictures");
  private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

  private ExplorerPage() {}

  /** The text of the page; equal contents give equal texts. */
  public static String of(ExplorerContents contents) {
    String style = style();
    List<String> scripts = scripts();
    return filled(
        PageFiles.text("frame.html"),
        Map.of(
            "policy",
            ContentPolicy.of(scripts, style, contents.prometheus()),
            "style",
            style,
            "licences",
            Library.licences(),
            "data",
            ExplorerData.text(contents),
            "scripts",
            scripts.stream().map(text -> "<script>" + text + "</script>").collect(joining("\n"))));
  }

  private static String style() {
    String own =
        STYLES.stream().map(name -> PageFiles.text("styles/" + name + ".css")).collect(joining());
    return Library.style() + "\n" + own;
  }

  /** Each library for itself, as it is written to be, and what is Weft's own together. */
  private static List<String> scripts() {
    List<String> scripts = Library.scripts();
    String own =
        SCRIPTS.stream()
            .map(name -> PageFiles.text("scripts/" + name + ".js"))
            .collect(joining("\n", "(() => {\n\"use strict\";\n", "})();\n"));
    scripts.add(own);
    scripts.forEach(ExplorerPage::requireNoEnd);
    return scripts;
  }

  /** Of text that is not JSON nothing can be escaped. */
  private static void requireNoEnd(String script) {
    if (script.contains("</script") || script.contains("<!--")) {
      throw new IllegalStateException("A script has what ends scripts in it");
    }
  }

  /** In one go: what is put in may look like a place. */
  private static String filled(String frame, Map<String, String> parts) {
    return PLACE
        .matcher(frame)
        .replaceAll(found -> Matcher.quoteReplacement(parts.getOrDefault(found.group(1), "")));
  }
}
