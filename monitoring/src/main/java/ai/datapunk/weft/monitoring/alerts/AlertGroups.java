package ai.datapunk.weft.monitoring.alerts;

import static java.util.stream.Collectors.joining;

import ai.datapunk.weft.contract.Spelling;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The groups that there are, and which of their alerts an application gets. */
public final class AlertGroups {

  /** Asks for all groups. */
  public static final String ALL = "all";

  private static final List<AlertSource> SOURCES =
      List.of(
          new ServiceHealthAlerts(),
          new ResourceUsageAlerts(),
          new PerformanceAlerts(),
          new CacheAlerts(),
          new QueueAlerts(),
          new ServiceMeshAlerts(),
          new ObjectiveAlerts(),
          new SecurityAlerts(),
          new DataPipelineAlerts(),
          new InfrastructureAlerts(),
          new WeftAlerts());

  private AlertGroups() {}

  /** Their names. */
  public static List<String> names() {
    return SOURCES.stream().map(AlertSource::group).toList();
  }

  /**
   * The names of a list, which may be {@code all}.
   *
   * @throws IllegalArgumentException if one of them is no group's
   */
  public static Set<String> named(String list) {
    if (list.trim().equals(ALL)) {
      return new TreeSet<>(names());
    }
    Set<String> named = new TreeSet<>();
    for (String name : list.split(",", -1)) {
      named.add(known(name.trim()));
    }
    return named;
  }

  private static String known(String name) {
    if (names().contains(name)) {
      return name;
    }
    String meant =
        Spelling.to(name, names(), 3).map(near -> " Did you mean " + near + "?").orElse("");
    throw new IllegalArgumentException(
        "'"
            + name
            + "' is not a group."
            + meant
            + " Fix: name some of "
            + names().stream().collect(joining(", "))
            + ", with commas between them, or all.");
  }

  /**
   * The groups with their alerts: all of those that are asked for; if none is, what Weft and
   * Prometheus have of any application, and what the catalogs have.
   */
  public static List<AlertGroup> of(
      Application application, AlertSettings settings, Collection<String> asked) {
    return SOURCES.stream()
        .filter(source -> asked.isEmpty() || asked.contains(source.group()))
        .map(
            source ->
                new AlertGroup(
                    source.group(),
                    source.interval(),
                    source.recordings(application),
                    source.alerts(application, settings).stream()
                        .filter(alert -> !asked.isEmpty() || isFor(application, alert))
                        .toList()))
        .filter(group -> !group.alerts().isEmpty())
        .toList();
  }

  private static boolean isFor(Application application, Alert alert) {
    return alert.metrics().stream().allMatch(application::has);
  }
}
