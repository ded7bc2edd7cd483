package ai.datapunk.weft.it.prometheus.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query of a dashboard, as it is asked when all is chosen.
 *
 * @param dashboard its title
 * @param panel the title of the panel, or the name of the annotation or the variable
 * @param text as Prometheus gets it
 * @param isOverTime whether it is asked for some time, or for now
 */
record DashboardQuery(String dashboard, String panel, String text, boolean isOverTime) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), (\\w+)\\)");

  /** What lines are over in a test: several scrapes. */
  private static final String RANGE = "[5s]";

  /** What numbers are over. */
  private static final String INTERVAL = "[30s]";

  /** Those of panels and annotations. */
  static List<DashboardQuery> all(Path folder) throws IOException {
    List<DashboardQuery> all = new ArrayList<>();
    for (JsonNode dashboard : dashboards(folder)) {
      String title = dashboard.get("title").asText();
      for (JsonNode panel : dashboard.get("panels")) {
        panel.path("panels").forEach(hidden -> add(title, hidden, all));
        add(title, panel, all);
      }
      for (JsonNode annotation : dashboard.get("annotations").get("list")) {
        all.add(
            new DashboardQuery(
                title,
                annotation.get("name").asText(),
                filledIn(annotation.get("expr").asText()),
                true));
      }
    }
    return all;
  }

  /** The series that have a value for each variable, by that label. */
  static List<DashboardQuery> variables(Path folder) throws IOException {
    List<DashboardQuery> all = new ArrayList<>();
    for (JsonNode dashboard : dashboards(folder)) {
      for (JsonNode variable : dashboard.get("templating").get("list")) {
        Matcher values = LABEL_VALUES.matcher(variable.path("query").path("query").asText());
        if (values.matches()) {
          all.add(
              new DashboardQuery(
                  dashboard.get("title").asText(),
                  variable.get("name").asText(),
                  "count by (" + values.group(2) + ") (" + filledIn(values.group(1)) + ")",
                  false));
        }
      }
    }
    return all;
  }

  private static List<JsonNode> dashboards(Path folder) throws IOException {
    List<JsonNode> dashboards = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve("grafana"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        dashboards.add(JSON.readTree(file.toFile()));
      }
    }
    return dashboards;
  }

  private static void add(String dashboard, JsonNode panel, List<DashboardQuery> all) {
    String title = panel.get("title").asText();
    for (JsonNode target : panel.path("targets")) {
      all.add(
          new DashboardQuery(
              dashboard,
              panel.get("targets").size() == 1
                  ? title
                  : title + ", " + target.get("refId").asText(),
              filledIn(target.get("expr").asText()),
              target.get("range").asBoolean()));
    }
  }

  private static String filledIn(String query) {
    return query
        .replace("[$__rate_interval]", RANGE)
        .replace("[$interval]", INTERVAL)
        .replaceAll("\\$[a-z_]+", ".*");
  }

  /** As the list of those that may find nothing has it. */
  String name() {
    return dashboard + ", " + panel;
  }
}
