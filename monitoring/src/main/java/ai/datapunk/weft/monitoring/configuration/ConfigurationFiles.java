package ai.datapunk.weft.monitoring.configuration;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.monitoring.access.NeededFile;
import ai.datapunk.weft.monitoring.access.Redaction;
import ai.datapunk.weft.monitoring.alertmanager.AlertmanagerFile;
import ai.datapunk.weft.monitoring.prometheus.PrometheusFile;
import ai.datapunk.weft.monitoring.prometheus.ScrapeJobs;
import ai.datapunk.weft.monitoring.prometheus.SentAlerts;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import java.time.Duration;
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
   * What a Prometheus that scrapes, records and alerts is told.
   *
   * @param path the one at which applications show their metrics
   * @param interval how often it does
   */
  public static PrometheusFile prometheus(
      Collection<Catalog> catalogs,
      Collection<AlertGroup> groups,
      ConfigurationSettings settings,
      String path,
      Duration interval) {
    Redaction redaction = settings.redaction();
    SortedSet<String> redacted = new TreeSet<>(redaction.asked());
    redacted.addAll(redaction.known(catalogs, alerts(groups)));
    return new PrometheusFile(
        new ScrapeJobs(
            catalogs.stream().map(Catalog::application).toList(), settings.access(), path),
        new SentAlerts(settings.alertmanagers(), redaction.usual(), redacted),
        interval);
  }

  private static List<Alert> alerts(Collection<AlertGroup> groups) {
    return groups.stream().flatMap(group -> group.alerts().stream()).toList();
  }

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
      List<String> by,
      PrometheusFile prometheus) {
    List<Alert> alerts = alerts(groups);
    settings.receivers().requireTeams(alerts.stream().map(Alert::team).toList());
    settings.redaction().requireKept(by, settings.redaction().known(catalogs, alerts));
    settings.redaction().requireUnsaid(alerts);
    SortedMap<String, String> files = new TreeMap<>();
    files.put(PrometheusFile.PATH, prometheus.text());
    files.put(
        "prometheus/README.md",
        NeededFile.page(
            "Prometheus",
            "It is started with `--config.file=prometheus.yml @../retention/high_frequency.flags` in this"
                + " folder, so that it keeps what rules look back at, and with `--storage.tsdb.path` naming a"
                + " folder for its data that no other server has: of Debian's package, two that are told"
                + " none share one, and destroy what is there. Paths count from here; the"
                + " alert rules are in `../rules`. `promtool check config --syntax-only prometheus.yml` looks"
                + " at the file alone, and without `--syntax-only` at those below too.",
            prometheus.needed()));
    AlertmanagerFile alertmanager =
        new AlertmanagerFile(catalogs, alerts, settings.receivers(), by);
    files.put("alertmanager/alertmanager.yml", alertmanager.text());
    files.put(
        "alertmanager/README.md",
        NeededFile.page(
            "Alertmanager",
            "It is started with `--config.file=alertmanager.yml` in this folder, and with `--storage.path`"
                + " naming a folder for its data that no other one has. Paths count from here."
                + settings.needsOfAlertmanager(),
            alertmanager.needed()));
    return files;
  }
}
