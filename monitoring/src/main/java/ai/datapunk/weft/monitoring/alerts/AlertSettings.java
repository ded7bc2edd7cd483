package ai.datapunk.weft.monitoring.alerts;

/**
 * What of the alerts is chosen.
 *
 * @param http who counts HTTP requests
 * @param team who gets all alerts, or empty for the usual teams
 * @param cores how many processor cores a process may use
 */
public record AlertSettings(HttpMetrics http, String team, int cores) {

  /** Who gets an alert that this team usually gets. */
  String team(String usual) {
    return team.isEmpty() ? usual : team;
  }
}
