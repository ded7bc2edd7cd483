package ai.datapunk.weft.benchmarks.build;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The times of goals, from what Maven prints when it begins one, with the time before each line. A
 * goal ends when the next begins: what Maven does to load the goal's plugin counts for the goal.
 */
final class GoalTimes {

  private static final Pattern LINE = Pattern.compile("(\\d\\d:\\d\\d:\\d\\d\\.\\d{3}) (.*)");
  private static final Pattern GOAL =
      Pattern.compile("\\[INFO] --- ([^: ]+):[^: ]+:([^: ]+) \\(.*");
  private static final long DAY = ChronoUnit.DAYS.getDuration().toMillis();

  private GoalTimes() {}

  /** Seconds, by plugin and goal such as {@code clean:clean}, in the order of the goals. */
  static Map<String, Double> of(List<String> lines) {
    Map<String, Double> times = new LinkedHashMap<>();
    String running = null;
    LocalTime since = LocalTime.MIDNIGHT;
    for (String line : lines) {
      Matcher timed = LINE.matcher(line);
      if (!timed.matches()) {
        continue;
      }
      String goal = goalOf(timed.group(2));
      if (goal != null || timed.group(2).endsWith("BUILD SUCCESS")) {
        LocalTime now = LocalTime.parse(timed.group(1));
        if (running != null) {
          long millis = Math.floorMod(ChronoUnit.MILLIS.between(since, now), DAY);
          times.merge(running, millis / 1e3, Double::sum);
        }
        running = goal;
        since = now;
      }
    }
    return times;
  }

  private static @Nullable String goalOf(String message) {
    Matcher begins = GOAL.matcher(message);
    // Up to Maven 3.8 it is the artifact's name, later the prefix.
    return begins.matches()
        ? begins.group(1).replaceAll("-?maven-plugin|maven-|-plugin", "") + ":" + begins.group(2)
        : null;
  }
}
