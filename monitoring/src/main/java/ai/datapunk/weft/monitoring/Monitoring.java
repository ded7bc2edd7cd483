package ai.datapunk.weft.monitoring;

import ai.datapunk.weft.catalog.Catalog;
import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.access.Address;
import ai.datapunk.weft.monitoring.access.Receivers;
import ai.datapunk.weft.monitoring.access.Redaction;
import ai.datapunk.weft.monitoring.access.ScrapeAccess;
import ai.datapunk.weft.monitoring.aggregation.Aggregation;
import ai.datapunk.weft.monitoring.alerts.AlertGroups;
import ai.datapunk.weft.monitoring.alerts.AlertSettings;
import ai.datapunk.weft.monitoring.alerts.Application;
import ai.datapunk.weft.monitoring.alerts.HttpMetrics;
import ai.datapunk.weft.monitoring.configuration.ConfigurationFiles;
import ai.datapunk.weft.monitoring.configuration.ConfigurationSettings;
import ai.datapunk.weft.monitoring.consistency.Disagreements;
import ai.datapunk.weft.monitoring.dashboards.Dashboards;
import ai.datapunk.weft.monitoring.dependencies.Dependencies;
import ai.datapunk.weft.monitoring.drill.FasterTime;
import ai.datapunk.weft.monitoring.explorer.ExplorerAddress;
import ai.datapunk.weft.monitoring.explorer.ExplorerContents;
import ai.datapunk.weft.monitoring.explorer.ExplorerPage;
import ai.datapunk.weft.monitoring.folder.OutputFolder;
import ai.datapunk.weft.monitoring.folder.WrittenFiles;
import ai.datapunk.weft.monitoring.layouts.AllRecorded;
import ai.datapunk.weft.monitoring.layouts.LayoutFiles;
import ai.datapunk.weft.monitoring.layouts.NativeHistograms;
import ai.datapunk.weft.monitoring.prometheus.PrometheusFile;
import ai.datapunk.weft.monitoring.promql.TargetLabels;
import ai.datapunk.weft.monitoring.promtool.TestFile;
import ai.datapunk.weft.monitoring.reference.MetricsReference;
import ai.datapunk.weft.monitoring.retention.Fleet;
import ai.datapunk.weft.monitoring.retention.RetentionFiles;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import ai.datapunk.weft.monitoring.rules.Recording;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Alert rules for the applications of some catalogs, with a test and a page for each, and the
 * configuration of Prometheus and Alertmanager. What is not chosen stays as usual. Not thread-safe.
 */
public final class Monitoring {

  /** Each has a hundred series at least, and more than ten million take more than a server has. */
  private static final int MOST_INSTANCES = 100_000;

  private static final Pattern DASHBOARD = Pattern.compile("grafana/(.*)\\.json");

  private final Application application;
  private final List<Catalog> catalogs;
  private Set<String> groups = Set.of();
  private HttpMetrics http = HttpMetrics.WEFT;
  private String team = "";
  private int cores = 1;
  private FasterTime time = new FasterTime(1);
  private List<String> by = List.of();
  private String origin = "";
  private List<String> unread = List.of();
  private RunbookLinks links = new RunbookLinks("");
  private String grafana = "";
  private ConfigurationSettings configuration = ConfigurationSettings.usual();
  private Fleet fleet = Fleet.usual();
  private String store = LayoutFiles.STORE;
  private String prometheus = "";
  private String path = "";

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
   * @throws IllegalArgumentException if it is none, has a secret in it, or is a template
   */
  public Monitoring runbooks(String address) {
    requireNoTemplate(address);
    Address.requirePages(address.replace("{page}", "page"));
    links = new RunbookLinks(address);
    return this;
  }

  /**
   * The address of Grafana, which has the dashboards that are written: each alert then has a link
   * to the one that shows what it is about. There are none unless told.
   *
   * @throws IllegalArgumentException if it is no address, has something behind a question mark, or
   *     is neither encrypted nor on this machine
   */
  public Monitoring grafana(String address) {
    requireNoTemplate(address);
    String base = Address.of(address).toString();
    if (base.contains("?") || base.contains("#")) {
      throw new IllegalArgumentException(
          "'"
              + address
              + "' is a page. Fix: let it end before the question mark, as"
              + " https://grafana.example.com.");
    }
    grafana = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
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

  /**
   * How many times faster a drill is than what it plays: all times of rules and configuration are
   * as much shorter, and there are no tests, whose times are those of the rules as usual.
   *
   * @throws IllegalArgumentException if it is less than two; in {@link #files()} if scrapes would
   *     be too close
   */
  public Monitoring drill(int factor) {
    if (factor == 1) {
      throw new IllegalArgumentException(
          "A drill once as fast is none. Fix: let it be how many times faster it is, as 60, or leave"
              + " it out.");
    }
    time = new FasterTime(factor);
    return this;
  }

  /**
   * How many processes each application has, for what its series take; three unless told.
   *
   * @throws IllegalArgumentException if it is less than one, or more than one server can scrape
   */
  public Monitoring instances(int number) {
    if (number > MOST_INSTANCES) {
      throw new IllegalArgumentException(
          number
              + " instances are more than one Prometheus can scrape. Fix: let it be how many processes"
              + " each application has for one server, at most "
              + MOST_INSTANCES
              + ".");
    }
    fleet = fleet.of(number);
    return this;
  }

  /**
   * How Prometheus shows applications who it is: {@code token}, {@code password}, {@code
   * certificate}, or {@code open} for not at all, and without TLS.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  public Monitoring scrape(String access) {
    configuration = configuration.with(ScrapeAccess.of(access));
    return this;
  }

  /**
   * The path at which applications show their metrics; {@code /metrics} unless told, or that of
   * Boot's actuator where Boot counts requests.
   *
   * @throws IllegalArgumentException if it does not begin with a slash, or has more than a path
   */
  public Monitoring path(String scraped) {
    if (!scraped.matches("/[!$%&-.0-9:;=@A-Z_a-z~/]*")) {
      throw new IllegalArgumentException(
          "'" + scraped + "' is no path. Fix: write one, as /actuator/prometheus.");
    }
    path = scraped;
    return this;
  }

  /**
   * How often processes are scraped; every {@code 15s} unless told.
   *
   * @throws IllegalArgumentException if it is no duration, or rates of five minutes would not do
   */
  public Monitoring interval(String time) {
    if (DurationText.parse(time).isEmpty()) {
      throw new IllegalArgumentException(
          "'" + time + "' is not a duration. Fix: write whole seconds from 1s to 1m, as 30s.");
    }
    fleet = fleet.every(time);
    return this;
  }

  /**
   * Labels that all targets have, with commas between them, such as {@code cluster,namespace}:
   * alerts are for each of their values, and have them.
   *
   * @throws IllegalArgumentException if one of them is no label that targets can be told apart by
   */
  public Monitoring by(String list) {
    by = TargetLabels.named(list);
    return this;
  }

  /**
   * What the files are written for, such as a module's name: what was written for another is then
   * not overwritten.
   */
  public Monitoring origin(String name) {
    origin = name;
    return this;
  }

  /**
   * Says that there are other catalogs, which cannot be read, and why: what is written says so, and
   * nothing that an earlier run wrote is removed then, as it may be for them.
   *
   * @param sentences one for each; none if these are all catalogs
   */
  public Monitoring unread(Collection<String> sentences) {
    unread = sentences.stream().distinct().toList();
    return this;
  }

  /**
   * Where Prometheus sends its alerts, with commas between the addresses; to one on the same
   * machine unless told, and to none in a drill.
   *
   * @throws IllegalArgumentException if one is no address, or not encrypted
   */
  public Monitoring alertmanagers(String addresses) {
    configuration = configuration.withAlertmanagers(addresses);
    return this;
  }

  /**
   * Where Alertmanager sends alerts: an address for all, in which {@code {team}} stands for the
   * team, and {@code team=address} for others, with commas between them. Nowhere unless told.
   *
   * @throws IllegalArgumentException if one is no address, or not encrypted
   */
  public Monitoring receivers(String addresses) {
    configuration = configuration.with(Receivers.of(addresses));
    return this;
  }

  /**
   * Which labels alerts lose before they are sent, with commas between them, besides those whose
   * names say that they are personal or secret; {@code none} among them leaves these out.
   *
   * @throws IllegalArgumentException if one is no label, or one that all alerts need
   */
  public Monitoring redact(String labels) {
    configuration = configuration.with(Redaction.of(labels));
    return this;
  }

  /**
   * Where a store takes what is written on to it.
   *
   * @throws IllegalArgumentException if it is no address, has a secret in it, or is neither
   *     encrypted nor on this machine
   */
  public Monitoring store(String address) {
    store = Address.of(address).toString();
    return this;
  }

  /**
   * The Prometheus that the explorer asks, and the only one that it may; otherwise it asks any
   * whose address is typed into it.
   *
   * @throws IllegalArgumentException if it is no address, or has more in it than a page is to show
   */
  public Monitoring prometheus(String address) {
    prometheus = ExplorerAddress.require(address);
    return this;
  }

  /**
   * In what the catalogs do not agree, in sentences; what is made of all of them is then not right
   * for each.
   */
  public List<String> disagreements() {
    return Disagreements.between(catalogs);
  }

  /**
   * The texts of the files, by their paths; equal catalogs give equal texts.
   *
   * @throws IllegalArgumentException if what was chosen does not go together, such as a receiver
   *     for a team that gets no alerts of the groups, or a label that alerts are by and lose
   */
  public SortedMap<String, String> files() {
    time.requireBearable(fleet.interval());
    SortedMap<String, String> files = usual();
    if (!time.isUsual()) {
      files.keySet().removeIf(path -> path.endsWith("_test.yml"));
      files.replaceAll((path, text) -> path.endsWith(".yml") ? time.of(text) : text);
    }
    return files;
  }

  private SortedMap<String, String> usual() {
    // Nobody is to be told of a drill who is told of what is not one.
    ConfigurationSettings settings = time.isUsual() ? configuration.orLocal() : configuration;
    List<AlertGroup> chosen =
        AlertGroups.of(application, new AlertSettings(http, team, cores), groups).stream()
            .map(group -> group.keeping(by))
            .toList();
    RunbookLinks all = links.with(Dashboards.links(grafana, application, chosen, by));
    SortedMap<String, String> files = new TreeMap<>();
    for (AlertGroup group : chosen) {
      String rules = "rules/" + group.name() + ".yml";
      files.put(rules, RuleFile.of(group, all));
      files.put("tests/" + group.name() + "_test.yml", TestFile.of(group, "../" + rules, all));
      for (Alert alert : group.alerts()) {
        files.put("runbooks/" + alert.page() + ".md", RunbookPage.of(alert, group.name()));
      }
    }
    files.put("runbooks/README.md", RunbookIndex.of(chosen));
    PrometheusFile server =
        ConfigurationFiles.prometheus(
            catalogs, chosen, settings, path.isEmpty() ? http.scraped() : path, fleet.interval());
    files.putAll(ConfigurationFiles.of(catalogs, chosen, settings, by, server));
    AlertGroup dependencies = Dependencies.rules(catalogs).keeping(by);
    files.put(Dependencies.RULES, RuleFile.of(dependencies, links));
    files.put(Dependencies.DASHBOARD, Dependencies.dashboard(by));
    Aggregation aggregation = new Aggregation(catalogs, by);
    files.put(Aggregation.RULES, aggregation.rules());
    files.put(Aggregation.TESTS, aggregation.tests());
    List<Recording> others =
        Stream.concat(chosen.stream(), Stream.of(dependencies))
            .flatMap(group -> group.recordings().stream())
            .toList();
    AllRecorded recorded = new AllRecorded(aggregation.recorded(), others);
    boolean isNative = NativeHistograms.areNeeded(catalogs, recorded);
    files.putAll(RetentionFiles.of(catalogs, recorded, fleet, !by.isEmpty()));
    files.putAll(new LayoutFiles(server, recorded.kept(), store, isNative).files());
    files.putAll(
        Dashboards.files(
            catalogs, application, new AlertSettings(http, team, cores), chosen, links, by));
    files.put(
        MetricsReference.FILE,
        MetricsReference.of(catalogs, by, http.isOfWeft() ? "" : http.histograms().name(), unread));
    files.put(ExplorerPage.FILE, explorer(chosen, files));
    return files;
  }

  private String explorer(List<AlertGroup> chosen, SortedMap<String, String> files) {
    SortedMap<String, String> dashboards = new TreeMap<>();
    files.forEach(
        (path, text) -> {
          Matcher dashboard = DASHBOARD.matcher(path);
          if (dashboard.matches()) {
            dashboards.put(dashboard.group(1), text);
          }
        });
    return ExplorerPage.of(
        new ExplorerContents(
            catalogs, unread, chosen, links, fleet, by, time, dashboards, prometheus));
  }

  /**
   * Writes the files into a folder. Those that have not changed stay untouched, and those of an
   * earlier run that are no more are removed, unless not all catalogs are known.
   *
   * @return what was done, in a sentence
   * @throws IllegalArgumentException if what was chosen does not go together
   * @throws IOException also if another file is in the way, or the folder was written for something
   *     else
   */
  public String write(Path folder) throws IOException {
    OutputFolder output = new OutputFolder(folder, origin);
    if (!time.isUsual()) {
      output = output.forDrill(time.factor());
    }
    return unread.isEmpty()
        ? sentence(output.write(files()))
        : sentence(output.keeping().write(files()))
            + ". It is not of all catalogs, so nothing is removed";
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
