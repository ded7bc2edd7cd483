package ai.datapunk.weft.monitoring.command;

import java.io.PrintStream;
import java.util.List;

/**
 * Writes alert rules, their tests and runbooks, and configuration from catalogs. Ends with 1 if one
 * of these cannot be read and with 2 if nothing can be done, be it that a library is not on the
 * class path.
 */
public final class MonitoringMain {

  private static final int FAILED = 2;

  private static final String USAGE =
      """
      Usage:
        java -jar weft-monitoring.jar --output <folder> [--groups <group>,...|all] [--http weft|boot]
            [--runbooks <address>] [--grafana <address>] [--team <name>] [--cores <number>]
            [--by <label>,...]
            [--scrape token|password|certificate|open] [--path <path>]
            [--alertmanagers <address>,...]
            [--receivers <address>,<team>=<address>,...] [--redact <label>,...] [--instances <number>]
            [--interval <duration>] [--store <address>] [--drill <factor>]
            [--prometheus <address>] <catalog>...
        java -jar weft-monitoring.jar dependencies --prometheus <address> [--range <duration>]
            [--token-file <file> | --user <name> --password-file <file>] <catalog>...
      The second prints who calls whom, how often and how well, for Mermaid.
      A catalog is a catalog.json, a jar or a folder with one, or a class path of them. Where one cannot
      be read, the others are taken, nothing is removed, and it ends with 1; with 2 if nothing was done.
        --output    the folder for rules, tests and runbooks; only what Weft wrote there is removed
        --groups    which groups of alerts; else those whose metrics Weft or a catalog has:
                    service_health, resource_usage, performance, cache, queue, service_mesh,
                    objectives, security, data_pipeline, infrastructure, weft
        --http      who counts HTTP requests: weft as http_requests_total (the default), or
                    boot as http_server_requests_seconds
        --runbooks  where the runbooks will be, as https://wiki/runbooks or https://wiki/{page}.md
        --grafana   where Grafana is, as https://grafana: alerts then lead to their dashboards
        --team      who gets all alerts; else platform, security and data get theirs
        --cores     how many processor cores each process may use; else 1
        --by        labels that all targets have and that tell environments apart, as cluster,namespace:
                    alerts are for each of them, and have them
        --scrape    how Prometheus shows applications who it is, over TLS: by a token (the default),
                    a password or a certificate; or open, for not at all and without TLS
        --path      at which path applications show their metrics; else /metrics, or with --http boot
                    /actuator/prometheus
        --alertmanagers where Prometheus sends alerts, as https://alerts:9093; else to localhost,
                    and for a drill nowhere
        --receivers where Alertmanager sends alerts, as https://hooks/{team}; else nowhere
        --redact    which labels alerts lose before they are sent, besides those whose names say that
                    they are personal or secret; none leaves these out
        --instances how many processes each application has, for what disks they need; else 3
        --interval  how often they are scraped; else 15s
        --store     where a store takes what Prometheus writes on to it
        --drill     how many times shorter all times are, to play incidents through: no tests then
        --prometheus who is asked, by the explorer that is written or by dependencies; --range over how
                    long rates are, else 5m""";

  private MonitoringMain() {}

  /** Takes options and catalogs. */
  public static void main(String[] arguments) {
    System.exit(run(arguments, System.out, System.err));
  }

  static int run(String[] arguments, PrintStream out, PrintStream err) {
    List<String> given = List.of(arguments);
    if (given.contains("--help")) {
      out.println(USAGE);
      return 0;
    }
    try {
      return MonitoringRun.of(given, out, err);
    } catch (NoClassDefFoundError missing) {
      err.println(MissingJars.said(missing, MissingJars.ofThisProgram()));
      return FAILED;
    }
  }
}
