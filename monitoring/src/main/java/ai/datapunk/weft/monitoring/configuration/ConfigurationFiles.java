package ai.datapunk.weft.monitoring.configuration;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.access.NeededFile;
import ai.datapunk.weft.monitoring.access.Redaction;
import ai.datapunk.weft.monitoring.alertmanager.AlertmanagerFile;
import ai.datapunk.weft.monitoring.prometheus.PrometheusFile;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The configuration of Prometheus and Alertmanager, with a page each of what they need besides. */
public final class ConfigurationFiles {

  private ConfigurationFiles() {}

  /**
   * The texts of the files, by their paths.
   *
   * @param by labels that tell environments apart
   * @throws IllegalArgumentException if the settings do not go with the alerts or the labels
   */
  public static SortedMap<String, String> of(
      Collection<Catalog> catalogs,
      Collection<AlertGroup> groups,
      ConfigurationSettings settings,
      List<String> by) {
    List<Alert> alerts = groups.stream().flatMap(group -> group.alerts().stream()).toList();
    settings.receivers().requireTeams(alerts.stream().map(Alert::team).toList());
    settings.redaction().requireKept(by, settings.redaction().known(catalogs, alerts));
    settings.redaction().requireUnsaid(alerts);
    SortedMap<String, String> files = new TreeMap<>();
    addPrometheus(files, catalogs, alerts, settings);
    AlertmanagerFile alertmanager =
        new AlertmanagerFile(catalogs, alerts, settings.receivers(), by);
    files.put("alertmanager/alertmanager.yml", alertmanager.text());
    files.put(
        "alertmanager/README.md",
        NeededFile.page(
            "Alertmanager",
            "It is started with `--config.file=alertmanager.yml` in this folder. Paths count from here.",
            alertmanager.needed()));
    return files;
  }

  private static void addPrometheus(
      SortedMap<String, String> files,
      Collection<Catalog> catalogs,
      List<Alert> alerts,
      ConfigurationSettings settings) {
    PrometheusFile prometheus =
        new PrometheusFile(
            catalogs.stream().map(Catalog::application).toList(),
            settings.access(),
            settings.alertmanagers());
    Redaction redaction = settings.redaction();
    SortedSet<String> redacted = new TreeSet<>(redaction.asked());
    redacted.addAll(redaction.known(catalogs, alerts));
    files.put("prometheus/prometheus.yml", prometheus.text(redaction.usual(), redacted));
    files.put(
        "prometheus/README.md",
        NeededFile.page(
            "Prometheus",
            "It is started with `--config.file=prometheus.yml` in this folder. Paths count from here;"
                + " the alert rules are in `../rules`.",
            prometheus.needed()));
  }
}
