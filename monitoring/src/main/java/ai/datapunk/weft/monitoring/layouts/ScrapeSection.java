package ai.datapunk.weft.monitoring.layouts;

import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** How applications are scraped: each in a job of its own name, whose targets a file has. */
final class ScrapeSection {

  private static final String FOLDER = "../../prometheus/";

  private static final String HONORED =
      "honor_labels, as series of load balancers have a label instance of their own, for who is called."
          + " So that those of two processes are not equal, each has its address as process.";

  private ScrapeSection() {}

  static List<YamlMap> of(Collection<String> applications) {
    List<YamlMap> jobs = new ArrayList<>();
    for (String name : new TreeSet<>(applications)) {
      String known = name.isEmpty() ? "application" : name;
      String file = known.replaceAll("[^A-Za-z0-9_-]+", "-");
      jobs.add(
          new YamlMap()
              .comment(YamlText.lines(jobs.isEmpty() ? HONORED : ""))
              .put("job_name", known)
              .put("honor_labels", true)
              .put("scheme", "https")
              .put("follow_redirects", false)
              .put(
                  "authorization",
                  new YamlMap().put("credentials_file", FOLDER + "secrets/scrape-token"))
              .put("tls_config", new YamlMap().put("ca_file", FOLDER + "secrets/scrape-ca.crt"))
              .put(
                  "file_sd_configs",
                  List.of(
                      new YamlMap()
                          .putTexts("files", List.of(FOLDER + "targets/" + file + ".yml"))))
              .put(
                  "relabel_configs",
                  List.of(
                      new YamlMap()
                          .putTexts("source_labels", List.of("__address__"))
                          .put("target_label", "process"))));
    }
    return jobs;
  }
}
