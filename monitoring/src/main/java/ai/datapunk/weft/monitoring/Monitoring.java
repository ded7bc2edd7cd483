package ai.datapunk.weft.monitoring;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.alerts.AlertGroups;
import ai.datapunk.weft.monitoring.alerts.AlertSettings;
import ai.datapunk.weft.monitoring.alerts.Application;
import ai.datapunk.weft.monitoring.alerts.HttpMetrics;
import ai.datapunk.weft.monitoring.dependencies.Dependencies;
import ai.datapunk.weft.monitoring.folder.OutputFolder;
import ai.datapunk.weft.monitoring.folder.WrittenFiles;
import ai.datapunk.weft.monitoring.promtool.TestFile;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import ai.datapunk.weft.monitoring.rules.RuleFile;
import ai.datapunk.weft.monitoring.rules.RunbookLinks;
import ai.datapunk.weft.monitoring.runbook.RunbookIndex;
import ai.datapunk.weft.monitoring.runbook.RunbookPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Alert rules for the applications of some catalogs, with a test and a page for each. What is not
 * chosen stays as usual. Not thread-safe.
 */
public final class Monitoring {

  private final Collection<Catalog> catalogs;
  private final Application application;
  private Set<String> groups = Set.of();
  private HttpMetrics http = HttpMetrics.WEFT;
  private String team = "";
  private int cores = 1;
  private RunbookLinks links = new RunbookLinks("");

  private Monitoring(Collection<Catalog> catalogs) {
    this.catalogs = List.copyOf(catalogs);
    this.application = new Application(catalogs);
  }

  /** For these catalogs. */
  public static Monitoring of(Collection<Catalog> catalogs) {
    return new Monitoring(catalogs);
  }

  /**
   * Which groups there are to be, with commas between them, or {@code all}; otherwise those for
   * which Weft has the metrics, and those for which the catalogs do.
   *
   * @throws IllegalArgumentException if one of them is no group
   */
  public Monitoring groups(String list) {
    groups = AlertGroups.named(list);
    return this;
  }

  /**
   * Who counts HTTP requests: {@code weft} or {@code boot}.
   *
   * @throws IllegalArgumentException if it is neither
   */
  public Monitoring http(String metrics) {
    http =
        HttpMetrics.of(metrics)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'"
                            + metrics
                            + "' is nobody who counts requests. Fix: let it be weft, for"
                            + " http_requests_total, or boot, for http_server_requests_seconds."));
    return this;
  }

  /**
   * The address at which the pages are, to which the page's name is added, or put in the place of
   * {@code {page}}.
   *
   * @throws IllegalArgumentException if it is none, or a template
   */
  public Monitoring runbooks(String address) {
    requireNoTemplate(address);
    if (!address.matches("https?://\\S+")) {
      throw new IllegalArgumentException(
          "'" + address + "' is not an address. Fix: let it begin with https://.");
    }
    links = new RunbookLinks(address);
    return this;
  }

  /**
   * Who gets all alerts; otherwise there are {@code platform}, {@code security} and {@code data}.
   *
   * @throws IllegalArgumentException if it is empty, or a template
   */
  public Monitoring team(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A team without a name gets nothing. Fix: name it.");
    }
    requireNoTemplate(name);
    team = name;
    return this;
  }

  /** Prometheus fills in labels and annotations. */
  private static void requireNoTemplate(String text) {
    if (text.contains("{{")) {
      throw new IllegalArgumentException(
          "'" + text + "' is a template to Prometheus. Fix: leave out the {{.");
    }
  }

  /**
   * How many processor cores a process may use; one unless told.
   *
   * @throws IllegalArgumentException if it is less than one
   */
  public Monitoring cores(int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          number + " cores are none. Fix: let it be how many each process may use.");
    }
    cores = number;
    return this;
  }

  /** The texts of the files, by their paths; equal catalogs give equal texts. */
  public SortedMap<String, String> files() {
    List<AlertGroup> chosen =
        AlertGroups.of(application, new AlertSettings(http, team, cores), groups);
    SortedMap<String, String> files = new TreeMap<>();
    for (AlertGroup group : chosen) {
      String rules = "rules/" + group.name() + ".yml";
      files.put(rules, RuleFile.of(group, links));
      files.put("tests/" + group.name() + "_test.yml", TestFile.of(group, "../" + rules, links));
      for (Alert alert : group.alerts()) {
        files.put("runbooks/" + alert.page() + ".md", RunbookPage.of(alert, group.name()));
      }
    }
    files.put("runbooks/README.md", RunbookIndex.of(chosen));
    files.putAll(Dependencies.files(catalogs));
    return files;
  }

  /**
   * Writes the files into a folder. Those that have not changed stay untouched, and those of an
   * earlier run that are no more are removed.
   *
   * @return what was done, in a sentence
   * @throws IOException also if another file is in the way
   */
  public String write(Path folder) throws IOException {
    return sentence(new OutputFolder(folder).write(files()));
  }

  private static String sentence(WrittenFiles files) {
    return "In %s, %s written, %d unchanged and %d removed"
        .formatted(
            files.folder(),
            count(files.written().size()),
            files.unchanged().size(),
            files.removed().size());
  }

  private static String count(int files) {
    return files == 1 ? "1 file is" : files + " files are";
  }
}
