package ai.datapunk.weft.monitoring.prometheus;

import ai.datapunk.weft.monitoring.access.Address;
import ai.datapunk.weft.monitoring.access.FileNames;
import ai.datapunk.weft.monitoring.access.NeededFile;
import ai.datapunk.weft.monitoring.access.ScrapeAccess;
import ai.datapunk.weft.monitoring.access.SensitiveNames;
import ai.datapunk.weft.monitoring.aggregation.Aggregation;
import ai.datapunk.weft.monitoring.dependencies.Dependencies;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Prometheus' configuration: what it scrapes, and where its alerts go. */
public final class PrometheusFile {

  private static final String USER = "prometheus";
  private static final String REGEX = "regex";

  private static final String HOW_APPLICATIONS_ARE_SCRAPED =
      "honor_labels, as Weft's series of load balancers have the instance that is called in a label"
          + " instance of their own, and a target's label would hide it. Two processes that call the"
          + " same instance then have equal series: the label process tells them apart. The job's name is"
          + " the application's, by which inhibition in Alertmanager knows who it is.";

  private static final String WHY_NO_REDIRECT =
      "An answer that points elsewhere is not followed: the password would go there too.";

  private final SortedMap<String, String> applications;
  private final ScrapeAccess access;
  private final List<Address> alertmanagers;

  /**
   * One for these applications.
   *
   * @param applications their names, of which an empty one is nobody's
   */
  public PrometheusFile(
      Collection<String> applications, ScrapeAccess access, List<Address> alertmanagers) {
    this.applications =
        FileNames.of(
            applications.stream().map(name -> name.isEmpty() ? "application" : name).toList());
    this.access = access;
    this.alertmanagers = List.copyOf(alertmanagers);
  }

  /**
   * The text of the file.
   *
   * @param byNames whether labels are redacted whose names say that they are to be
   * @param redacted which others are
   */
  public String text(boolean byNames, SortedSet<String> redacted) {
    return YamlText.of(
        new YamlMap()
            .put("global", global())
            .putTexts(
                "rule_files",
                List.of("../rules/*.yml", "../" + Aggregation.RULES, "../" + Dependencies.RULES))
            .put("alerting", alerting(byNames, redacted))
            .put("scrape_configs", jobs()));
  }

  private static YamlMap global() {
    return new YamlMap().put("scrape_interval", "15s").put("evaluation_interval", "15s");
  }

  private YamlMap alerting(boolean byNames, SortedSet<String> redacted) {
    YamlMap alerting = new YamlMap();
    List<YamlMap> drops = drops(byNames, redacted);
    if (!drops.isEmpty()) {
      alerting.put("alert_relabel_configs", drops);
    }
    List<YamlMap> servers = new ArrayList<>();
    for (Address address : alertmanagers) {
      servers.add(alertmanager(address, servers.isEmpty()));
    }
    return alerting.put("alertmanagers", servers);
  }

  private static List<YamlMap> drops(boolean byNames, SortedSet<String> redacted) {
    List<YamlMap> drops = new ArrayList<>();
    if (byNames) {
      drops.add(
          drop(
              "Labels whose names say that they are about a person, or a secret, do not leave"
                  + " Prometheus. Annotations are not looked at here.",
              SensitiveNames.PATTERN));
    }
    if (!redacted.isEmpty()) {
      drops.add(
          drop(
              "Those that the catalogs know to be personal, or that are asked for.",
              String.join("|", redacted)));
    }
    return drops;
  }

  private static YamlMap drop(String why, String names) {
    return new YamlMap()
        .comment(YamlText.lines(why))
        .put("action", "labeldrop")
        .putQuoted(REGEX, names);
  }

  private static YamlMap alertmanager(Address address, boolean first) {
    YamlMap server = new YamlMap();
    if (address.isEncrypted()) {
      server
          .comment(YamlText.lines(first ? WHY_NO_REDIRECT : ""))
          .put("scheme", address.scheme())
          .put("follow_redirects", false)
          .put("basic_auth", password("alertmanager"))
          .put("tls_config", new YamlMap().put("ca_file", "secrets/alertmanager-ca.crt"));
    }
    if (!address.path().isEmpty()) {
      server.put("path_prefix", address.path());
    }
    return server.put(
        "static_configs", List.of(new YamlMap().putTexts("targets", List.of(address.target()))));
  }

  private static YamlMap password(String whose) {
    return new YamlMap()
        .put("username", USER)
        .put("password_file", "secrets/" + whose + "-password");
  }

  private List<YamlMap> jobs() {
    List<YamlMap> jobs = new ArrayList<>();
    applications.forEach(
        (name, file) ->
            jobs.add(job(name, file, jobs.isEmpty() ? HOW_APPLICATIONS_ARE_SCRAPED : "")));
    jobs.add(others());
    return jobs;
  }

  private YamlMap job(String name, String file, String comment) {
    YamlMap job =
        new YamlMap()
            .comment(YamlText.lines(comment))
            .put("job_name", name)
            .put("honor_labels", true);
    authenticate(job);
    return job.put("file_sd_configs", List.of(targets("targets/" + file + ".yml")))
        .put(
            "relabel_configs",
            List.of(
                new YamlMap()
                    .putTexts("source_labels", List.of("__address__"))
                    .put("target_label", "process")));
  }

  private void authenticate(YamlMap job) {
    if (access == ScrapeAccess.OPEN) {
      return;
    }
    job.put("scheme", "https").put("follow_redirects", false);
    YamlMap tls = new YamlMap().put("ca_file", "secrets/scrape-ca.crt");
    switch (access) {
      case TOKEN ->
          job.put("authorization", new YamlMap().put("credentials_file", "secrets/scrape-token"));
      case PASSWORD -> job.put("basic_auth", password("scrape"));
      default -> tls.put("cert_file", "secrets/scrape.crt").put("key_file", "secrets/scrape.key");
    }
    job.put("tls_config", tls);
  }

  /** A job for what Weft knows nothing of, whose name no application has. */
  private YamlMap others() {
    String name = "others";
    while (applications.containsKey(name)) {
      name += "_";
    }
    return new YamlMap()
        .comment(
            YamlText.lines(
                "What else is scraped, such as machines: each group of targets has its job as a label,"
                    + " as NodeDown goes by job: node, and __scheme__: https where it has TLS."))
        .put("job_name", name)
        .put("file_sd_configs", List.of(targets("targets/others/*.yml")));
  }

  private static YamlMap targets(String files) {
    return new YamlMap().putTexts("files", List.of(files));
  }

  /** The files that it names, and that are not written. */
  public List<NeededFile> needed() {
    List<NeededFile> files = new ArrayList<>();
    applications.forEach(
        (name, file) ->
            files.add(
                new NeededFile(
                    "targets/" + file + ".yml",
                    "the processes of `"
                        + name
                        + "`: `- targets: [\"10.0.0.7:9464\"]`; read again when it changes",
                    false)));
    files.addAll(
        switch (access) {
          case TOKEN ->
              List.of(authority(), secret("scrape-token", "the token that applications take"));
          case PASSWORD ->
              List.of(
                  authority(),
                  secret("scrape-password", "the password of `prometheus` in the applications"));
          case CERTIFICATE ->
              List.of(
                  authority(),
                  new NeededFile("secrets/scrape.crt", "Prometheus' own certificate", false),
                  secret("scrape.key", "the key of that certificate"));
          case OPEN -> List.<NeededFile>of();
        });
    if (alertmanagers.stream().anyMatch(Address::isEncrypted)) {
      files.add(
          new NeededFile(
              "secrets/alertmanager-ca.crt",
              "the certificate of who signed Alertmanager's",
              false));
      files.add(secret("alertmanager-password", "the password of `prometheus` in Alertmanager"));
    }
    return files;
  }

  private static NeededFile authority() {
    return new NeededFile(
        "secrets/scrape-ca.crt", "the certificate of who signed the applications'", false);
  }

  private static NeededFile secret(String file, String has) {
    return new NeededFile("secrets/" + file, has, true);
  }

  /** The names of its jobs that are applications'. */
  public SortedSet<String> applications() {
    return new TreeSet<>(applications.keySet());
  }
}
