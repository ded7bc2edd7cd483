package ai.datapunk.weft.monitoring.dashboards;

import ai.datapunk.weft.monitoring.grafana.Selection;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import ai.datapunk.weft.monitoring.rules.DashboardLink;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which dashboard shows what an alert is about. */
final class AlertDashboards {

  private static final String OVERVIEW = "overview";
  private static final String HTTP = "http";
  private static final String JVM = "jvm";
  private static final String CIRCUITS = "circuits";
  private static final String RETRIES = "retries";
  private static final String BALANCERS = "load-balancer";
  private static final String OBJECTIVES = "objectives";
  private static final String SERVICE = "service";
  private static final String OPERATION = "operation";
  private static final String INSTANCE = "instance";

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("HighErrorRate", HTTP),
          Map.entry("SlowRequests", HTTP),
          Map.entry("UnusualTrafficSpike", HTTP),
          Map.entry("HighAuthFailureRate", HTTP),
          Map.entry("HighMemoryUsage", JVM),
          Map.entry("HighCPUUsage", JVM),
          Map.entry("HighConnectionCount", JVM),
          Map.entry("DiskSpaceRunningOut", JVM),
          Map.entry("NetworkErrors", JVM),
          Map.entry("HighRetryRate", RETRIES),
          Map.entry("RetryBudgetExhausted", RETRIES),
          Map.entry("CircuitBreakerOpen", CIRCUITS),
          Map.entry("CircuitAboutToOpen", CIRCUITS),
          Map.entry("NoInstances", BALANCERS));

  /** By which labels one chooses, beside the application and environments. */
  private static final Map<String, List<String>> LABELS =
      Map.of(
          // What it has of the calls of one service says nothing of the application's own health.
          OVERVIEW,
          List.of(),
          HTTP,
          List.of(SERVICE, INSTANCE),
          JVM,
          List.of(INSTANCE),
          RETRIES,
          List.of(SERVICE, OPERATION, INSTANCE),
          CIRCUITS,
          List.of(SERVICE, INSTANCE),
          BALANCERS,
          List.of(SERVICE),
          OBJECTIVES,
          List.of(SERVICE, OPERATION, "objective", "window"));

  private AlertDashboards() {}

  /** Those of alerts, by their names: the overview where there is no other. */
  static SortedMap<String, DashboardLink> of(
      Collection<AlertGroup> groups, Collection<String> dashboards, List<String> by) {
    SortedMap<String, DashboardLink> all = new TreeMap<>();
    for (AlertGroup group : groups) {
      for (Alert alert : group.alerts()) {
        String name =
            alert.name().startsWith("Objective")
                ? OBJECTIVES
                : NAMES.getOrDefault(alert.name(), OVERVIEW);
        all.put(alert.name(), link(dashboards.contains(name) ? name : OVERVIEW, by));
      }
    }
    return all;
  }

  private static DashboardLink link(String dashboard, List<String> by) {
    List<String> labels = new ArrayList<>(List.of("job"));
    labels.addAll(by);
    labels.addAll(LABELS.getOrDefault(dashboard, List.of()));
    Map<String, String> variables = new LinkedHashMap<>();
    labels.forEach(label -> variables.put(label, Selection.variable(label, by)));
    return new DashboardLink(Look.UID + dashboard, variables);
  }
}
