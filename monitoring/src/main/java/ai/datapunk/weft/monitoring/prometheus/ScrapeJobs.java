package ai.datapunk.weft.monitoring.prometheus;

import ai.datapunk.weft.monitoring.access.FileNames;
import ai.datapunk.weft.monitoring.access.NeededFile;
import ai.datapunk.weft.monitoring.access.ScrapeAccess;
import ai.datapunk.weft.monitoring.yaml.YamlMap;
import ai.datapunk.weft.monitoring.yaml.YamlText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;

/** What is scraped: each application in a job of its name, and one job for all else. */
public final class ScrapeJobs {

  private static final String HOW_APPLICATIONS_ARE_SCRAPED =
      "honor_labels, as Weft's series of load balancers have the instance that is called in a label"
          + " instance of their own, and a target's label would hide it. Two processes that call the"
          + " same instance then have equal series: the label process tells them apart. The job's name is"
          + " the application's, by which inhibition in Alertmanager knows who it is.";

  /** Prometheus' own, where nothing is said. */
  private static final String USUAL_PATH = "/metrics";

  private final SortedMap<String, String> applications;
  private final ScrapeAccess access;
  private final String path;

  /**
   * Those of these applications.
   *
   * @param applications their names, of which an empty one is nobody's
   * @param path the one at which they show their metrics
   */
  public ScrapeJobs(Collection<String> applications, ScrapeAccess access, String path) {
    this.applications =
        FileNames.of(
            applications.stream().map(name -> name.isEmpty() ? "application" : name).toList());
    this.access = access;
    this.path = path;
  }

  /** The jobs, of a server that finds the files that they name in this folder. */
  List<YamlMap> in(String folder) {
    List<YamlMap> jobs = new ArrayList<>();
    applications.forEach(
        (name, file) ->
            jobs.add(
                job(
                    name,
                    folder,
                    "targets/" + file + ".yml",
                    jobs.isEmpty() ? HOW_APPLICATIONS_ARE_SCRAPED : "")));
    jobs.add(others(folder));
    return jobs;
  }

  private YamlMap job(String name, String folder, String targets, String comment) {
    YamlMap job =
        new YamlMap()
            .comment(YamlText.lines(comment))
            .put("job_name", name)
            .put("honor_labels", true);
    if (!path.equals(USUAL_PATH)) {
      job.put("metrics_path", path);
    }
    authenticate(job, folder);
    return job.put("file_sd_configs", List.of(targets(folder + targets)))
        .put(
            "relabel_configs",
            List.of(
                new YamlMap()
                    .putTexts("source_labels", List.of("__address__"))
                    .put("target_label", "process")));
  }

  private void authenticate(YamlMap job, String folder) {
    if (access == ScrapeAccess.OPEN) {
      return;
    }
    String secrets = folder + "secrets/scrape";
    job.put("scheme", "https").put("follow_redirects", false);
    YamlMap tls = new YamlMap().put("ca_file", secrets + "-ca.crt");
    switch (access) {
      case TOKEN ->
          job.put("authorization", new YamlMap().put("credentials_file", secrets + "-token"));
      case PASSWORD -> job.put("basic_auth", Password.in(secrets + "-password"));
      default -> tls.put("cert_file", secrets + ".crt").put("key_file", secrets + ".key");
    }
    job.put("tls_config", tls);
  }

  /** A job for what Weft knows nothing of, whose name no application has. */
  private YamlMap others(String folder) {
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
        .put("file_sd_configs", List.of(targets(folder + "targets/others/*.yml")));
  }

  private static YamlMap targets(String files) {
    return new YamlMap().putTexts("files", List.of(files));
  }

  /** The files that they name, and that are not written. */
  List<NeededFile> needed() {
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
    if (access != ScrapeAccess.OPEN) {
      files.add(
          new NeededFile(
              "secrets/scrape-ca.crt", "the certificate of who signed the applications'", false));
    }
    switch (access) {
      case TOKEN ->
          files.add(NeededFile.secret("secrets/scrape-token", "the token that applications take"));
      case PASSWORD ->
          files.add(
              NeededFile.secret(
                  "secrets/scrape-password", "the password of `prometheus` in the applications"));
      case CERTIFICATE -> {
        files.add(new NeededFile("secrets/scrape.crt", "Prometheus' own certificate", false));
        files.add(NeededFile.secret("secrets/scrape.key", "the key of that certificate"));
      }
      default -> {
        // Who is open asks for nothing.
      }
    }
    files.add(
        new NeededFile(
            "targets/others/*.yml",
            "what else is scraped, with its job: `- targets: [\"10.0.0.7:9100\"]` and below it"
                + " `labels: {job: node}`; the folder may be empty, but Prometheus logs an error while"
                + " there is no folder",
            false));
    return files;
  }
}
