package ai.datapunk.weft.spring;

import ai.datapunk.weft.health.Health;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an application's health checks have found last, for a health indicator.
 *
 * @param state whether the application counts as up
 * @param details what each has found
 */
public record ChecksHealth(State state, Map<String, Object> details) {

  /** Whether the application counts as up. */
  public enum State {
    /** All that it needs is there, perhaps in a worse way. */
    UP,
    /** Something that it needs is not there. */
    DOWN,
    /** Not everything that it needs has been looked at. */
    UNKNOWN
  }

  static ChecksHealth of(State state, SortedMap<String, Health> results) {
    Map<String, Object> details = new TreeMap<>();
    results.forEach((type, health) -> details.put(type, text(health)));
    return new ChecksHealth(state, details);
  }

  private static String text(Health health) {
    String status = health.status().name().toLowerCase(Locale.ROOT);
    return health.detail().isEmpty() ? status : status + ": " + health.detail();
  }
}
