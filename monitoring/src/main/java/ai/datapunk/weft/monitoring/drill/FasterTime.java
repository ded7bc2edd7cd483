package ai.datapunk.weft.monitoring.drill;

import ai.datapunk.weft.contract.DurationText;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rules and configuration for an incident that is played so many times faster than it would be:
 * five minutes are five seconds where the factor is sixty. Thresholds stay, as a rate is the same,
 * and what is counted within a time is multiplied by what that time is shorter.
 */
public final class FasterTime {

  private static final String TIME = "(\\d+(?:ms|[smhd]))";

  private static final Pattern RANGE = Pattern.compile("\\[" + TIME + "(?::" + TIME + "?)?\\]");
  private static final Pattern OFFSET = Pattern.compile("\\boffset " + TIME);

  /** Of Prometheus' rules, of its configuration and of Alertmanager's. */
  private static final Pattern SETTING =
      Pattern.compile(
          "( *(?:- )?(?:for|keep_firing_for|interval|\\w+_interval|\\w+_timeout|group_wait): )"
              + TIME);

  /** What is no query and no setting, though words of these may stand in it. */
  private static final Pattern TEXT =
      Pattern.compile(" *(?:#|(?:summary|description|runbook|runbook_url|dashboard): ).*");

  private static final String COUNTED = "increase(";

  private final int factor;

  /**
   * Time that runs so many times faster.
   *
   * @throws IllegalArgumentException if that is less than one
   */
  public FasterTime(int factor) {
    if (factor < 1) {
      throw new IllegalArgumentException(
          factor + " is not faster. Fix: let it be how many times faster a drill is, as 60.");
    }
    this.factor = factor;
  }

  /** Whether it runs as it does. */
  public boolean isUsual() {
    return factor == 1;
  }

  /** A file of rules or of configuration, as Weft writes it, for faster time. */
  public String of(String yaml) {
    return yaml.lines().map(this::line).collect(Collectors.joining("\n", "", "\n"));
  }

  private String line(String line) {
    if (isUsual() || TEXT.matcher(line).matches()) {
      return line;
    }
    Matcher setting = SETTING.matcher(line);
    return setting.matches() ? setting.group(1) + shorter(setting.group(2)) : query(line);
  }

  private String query(String query) {
    String shorter = RANGE.matcher(counted(query)).replaceAll(this::range);
    return OFFSET.matcher(shorter).replaceAll(found -> "offset " + shorter(found.group(1)));
  }

  private String range(MatchResult found) {
    boolean subquery = found.group().contains(":");
    String step = found.group(2) == null ? "" : shorter(found.group(2));
    return "[" + shorter(found.group(1)) + (subquery ? ":" + step : "") + "]";
  }

  /** What has risen in a shorter time is as much less. */
  private String counted(String query) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    int begin = query.indexOf(COUNTED);
    while (begin >= 0) {
      int end = query.indexOf("])", begin) + 2;
      text.append(query, from, begin)
          .append('(')
          .append(factor)
          .append(" * ")
          .append(query, begin, end)
          .append(')');
      from = end;
      begin = query.indexOf(COUNTED, end);
    }
    return text.append(query.substring(from)).toString();
  }

  private String shorter(String time) {
    long millis = Math.max(1, DurationText.require(time).toMillis() / factor);
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }
}
