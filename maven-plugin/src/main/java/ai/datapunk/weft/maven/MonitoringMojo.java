package ai.datapunk.weft.maven;

import ai.datapunk.weft.maven.ModuleCatalogs.Others;
import ai.datapunk.weft.monitoring.Monitoring;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Writes alert rules, with a test and a runbook for each, for the catalogs of the module and its
 * dependencies, and for those of other applications.
 */
@Mojo(
    name = MonitoringMojo.GOAL,
    defaultPhase = LifecyclePhase.VERIFY,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public final class MonitoringMojo extends AbstractWeftMojo {

  static final String GOAL = "monitoring";

  private static final String PROPERTIES = "weft.monitoring.";

  /** The folder or jar whose catalog is read. */
  @Parameter(property = "weft.classes", defaultValue = "${project.build.outputDirectory}")
  private File classes;

  /**
   * What other applications are watched: each a {@code catalog.json}, a jar with one, or a folder.
   * Relative paths count from where Maven was called, which is the same for all modules.
   */
  @Parameter(property = "weft.monitoring.catalogs")
  private @Nullable List<@Nullable String> catalogs;

  @Parameter(defaultValue = "${session.executionRootDirectory}", readonly = true, required = true)
  private String calledIn;

  /** The folder for rules, tests and runbooks. */
  @Parameter(
      property = "weft.monitoring.output",
      defaultValue = "${project.build.directory}/weft/monitoring")
  private File output;

  /**
   * Which groups of alerts, with commas between them, or {@code all}; else those whose metrics Weft
   * or a catalog has.
   */
  @Parameter(property = "weft.monitoring.groups")
  private @Nullable String groups;

  /**
   * Who counts HTTP requests: {@code weft} or {@code boot}; else Boot if the module has Weft's
   * starter.
   */
  @Parameter(property = "weft.monitoring.http")
  private @Nullable String http;

  /** The address at which the runbooks will be. */
  @Parameter(property = "weft.monitoring.runbooks")
  private @Nullable String runbooks;

  /** The address of Grafana, for alerts to lead to their dashboards. */
  @Parameter(property = "weft.monitoring.grafana")
  private @Nullable String grafana;

  /** Who gets all alerts; else {@code platform}, {@code security} and {@code data} get theirs. */
  @Parameter(property = "weft.monitoring.team")
  private @Nullable String team;

  /** How many processor cores each process may use. */
  @Parameter(property = "weft.monitoring.cores", defaultValue = "1")
  private int cores;

  /** How many times shorter all times are, to play incidents through; else they are as usual. */
  @Parameter(property = "weft.monitoring.drill")
  private @Nullable Integer drill;

  /**
   * Labels that all targets have and that tell environments apart, with commas between them, as
   * {@code cluster,namespace}: alerts are for each of them, and have them.
   */
  @Parameter(property = "weft.monitoring.by")
  private @Nullable String by;

  /**
   * How Prometheus shows applications who it is: {@code token}, {@code password}, {@code
   * certificate}, or {@code open} for not at all.
   */
  @Parameter(property = "weft.monitoring.scrape", defaultValue = "token")
  private @Nullable String scrape;

  /**
   * The path at which applications show their metrics; else {@code /metrics}, or that of Boot's
   * actuator where Boot counts requests.
   */
  @Parameter(property = "weft.monitoring.path")
  private @Nullable String path;

  /** Where Prometheus sends its alerts; else to one on the same machine, and a drill's nowhere. */
  @Parameter(property = "weft.monitoring.alertmanagers")
  private @Nullable String alertmanagers;

  /** Where Alertmanager sends alerts; else nowhere. */
  @Parameter(property = "weft.monitoring.receivers")
  private @Nullable String receivers;

  /** Which labels alerts lose before they are sent, besides those whose names say so. */
  @Parameter(property = "weft.monitoring.redact")
  private @Nullable String redact;

  /** How many processes each application has, for what disks their series need. */
  @Parameter(property = "weft.monitoring.instances", defaultValue = "3")
  private int instances;

  /** How often processes are scraped. */
  @Parameter(property = "weft.monitoring.interval", defaultValue = "15s")
  private @Nullable String interval;

  /** Where a store takes what Prometheus writes on to it. */
  @Parameter(property = "weft.monitoring.store")
  private @Nullable String store;

  /** The Prometheus that the explorer asks; else any whose address is typed into it. */
  @Parameter(property = "weft.monitoring.prometheus")
  private @Nullable String prometheus;

  /**
   * Whether the explorer is put among the module's classes too, for its endpoint to serve it. The
   * goal then has to be bound to a phase before that which packs them, as {@code prepare-package}.
   */
  @Parameter(property = "weft.monitoring.explorer", defaultValue = "false")
  private boolean explorer;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Override
  void run() throws MojoExecutionException {
    MistypedProperties.require(session.getUserProperties(), PROPERTIES, properties(GOAL));
    ModuleCatalogs read =
        ModuleCatalogs.read(
            classes,
            project().getArtifacts(),
            new Others(catalogs, calledIn, PROPERTIES + "catalogs"),
            getLog());
    if (!read.all().isEmpty()) {
      write(read);
    } else if (read.isComplete()) {
      getLog().info("There is no catalog of Weft's to write alert rules for");
    }
    // The page of an earlier build goes where there is none any more, and stays where not all is
    // known.
    if (read.isComplete() || !read.all().isEmpty()) {
      serve(!read.all().isEmpty());
    }
    read.requireNamed();
  }

  private void write(ModuleCatalogs read) throws MojoExecutionException {
    Monitoring monitoring = chosen(read);
    monitoring.disagreements().forEach(getLog()::warn);
    getLog().info(write(monitoring, output.toPath()));
  }

  private void serve(boolean isWritten) throws MojoExecutionException {
    Path target = Path.of(project().getBuild().getDirectory());
    ServedExplorer served = new ServedExplorer(classes.toPath(), target);
    if (explorer && isWritten) {
      served.write(output.toPath());
    } else {
      served.remove();
    }
  }

  private Monitoring chosen(ModuleCatalogs read) throws MojoExecutionException {
    Monitoring monitoring =
        Monitoring.of(read.all())
            .unread(read.unread())
            .origin(project().getGroupId() + ":" + project().getArtifactId());
    choose("groups", groups, monitoring::groups);
    choose("http", http(), monitoring::http);
    choose("runbooks", runbooks, monitoring::runbooks);
    choose("grafana", grafana, monitoring::grafana);
    choose("team", team, monitoring::team);
    choose("cores", cores, monitoring::cores);
    choose("drill", drill, monitoring::drill);
    choose("by", by, monitoring::by);
    choose("scrape", scrape, monitoring::scrape);
    choose("path", path, monitoring::path);
    choose("alertmanagers", alertmanagers, monitoring::alertmanagers);
    choose("receivers", receivers, monitoring::receivers);
    choose("redact", redact, monitoring::redact);
    choose("instances", instances, monitoring::instances);
    choose("interval", interval, monitoring::interval);
    choose("store", store, monitoring::store);
    choose("prometheus", prometheus, monitoring::prometheus);
    return monitoring;
  }

  private @Nullable String http() {
    if (http != null || !dependencies().haveStarter()) {
      return http;
    }
    getLog()
        .info(
            "As the module has Weft's starter, all of it is for applications of Spring Boot;"
                + " -Dweft.monitoring.http=weft is for others");
    return "boot";
  }

  /** Hands on what was said. */
  static <T> void choose(String name, @Nullable T value, Consumer<T> choice)
      throws MojoExecutionException {
    if (value != null) {
      try {
        choice.accept(value);
      } catch (IllegalArgumentException e) {
        throw new MojoExecutionException(PROPERTIES + name + ": " + e.getMessage(), e);
      }
    }
  }

  private static String write(Monitoring monitoring, Path folder) throws MojoExecutionException {
    try {
      return monitoring.write(folder);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    } catch (IOException e) {
      throw new MojoExecutionException(
          "Cannot write: "
              + e.getMessage()
              + ". Fix: let weft.monitoring.output be a folder that can be written, and has no files"
              + " of others' where Weft's go.",
          e);
    }
  }
}
