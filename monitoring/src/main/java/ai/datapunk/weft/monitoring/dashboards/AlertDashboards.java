package ai.datapunk.weft.monitoring.dashboards;

import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.AlertGroup;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which dashboard shows what an alert is about. */
final class AlertDashboards {

  private static final String OVERVIEW = "overview";
  private static final String HTTP = "http";
  private static final String JVM = "jvm";
  private static final String CIRCUITS = "circuits";

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
          Map.entry("HighRetryRate", "retries"),
          Map.entry("CircuitBreakerOpen", CIRCUITS),
          Map.entry("CircuitAboutToOpen", CIRCUITS),
          Map.entry("NoInstances", "load-balancer"));

  private AlertDashboards() {}

  /** What Grafana knows them by, by the names of alerts: the overview where there is no other. */
  static SortedMap<String, String> of(
      Collection<AlertGroup> groups, Collection<String> dashboards) {
    SortedMap<String, String> all = new TreeMap<>();
    for (AlertGroup group : groups) {
      for (Alert alert : group.alerts()) {
        String name =
            alert.name().startsWith("Objective")
                ? "objectives"
                : NAMES.getOrDefault(alert.name(), OVERVIEW);
        all.put(alert.name(), Look.UID + (dashboards.contains(name) ? name : OVERVIEW));
      }
    }
    return all;
  }
}
