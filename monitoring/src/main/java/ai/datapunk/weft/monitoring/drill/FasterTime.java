package ai.datapunk.weft.monitoring.drill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules and configuration for an incident that is played so many times faster than it would be:
 * five minutes are five seconds where the factor is sixty. Thresholds stay, as a rate is the same,
 * and what is counted within a time is multiplied by what that time is shorter.
 */
public final class FasterTime {

  /** A scrape takes a part of this, and the evaluation of all rules another. */
  private static final Duration CLOSEST = Duration.ofMillis(100);

  /** Of Prometheus' rules, of its configuration and of Alertmanager's. */
  private static final Pattern SETTING =
      Pattern.compile(
          "( *(?:- )?(?:for|keep_firing_for|interval|\\w+_interval|\\w+_timeout|\\w+_wait): )("
              + PromTime.SYNTAX
              + ")");

  /** A label of this name says over which time an objective is: it is a name. */
  private static final Pattern NAMED =
      Pattern.compile(" *(?:- )?(?:window|job_name|name|team|receiver): .*");

  private static final Pattern TIME = Pattern.compile(".*: [\"']?" + PromTime.SYNTAX + "[\"']?");

  /** What is no query and no setting, though words of these may stand in it. */
  private static final Pattern TEXT =
      Pattern.compile(" *(?:#|(?:summary|description|runbook|runbook_url|dashboard): ).*");

  /** A query, on this line or on those below it that are further in. */
  private static final Pattern QUERY = Pattern.compile("( *(?:- )?)expr: (.*)");

  private static final String BELOW = "|";

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

  /** How many times faster it runs. */
  public int factor() {
    return factor;
  }

  /**
   * Holds that a server can keep up that asks as often as this where time runs as it does.
   *
   * @throws IllegalArgumentException if it could not
   */
  public void requireBearable(Duration interval) {
    if (!isUsual() && interval.dividedBy(factor).compareTo(CLOSEST) < 0) {
      throw new IllegalArgumentException(
          "A drill "
              + factor
              + " times faster would scrape and evaluate all rules every "
              + interval.dividedBy(factor).toNanos() / 1e6
              + " ms, which no server keeps up with. Fix: let it be at most "
              + interval.dividedBy(CLOSEST)
              + ", or scrape less often.");
    }
  }

  /**
   * A file of rules or of configuration, as Weft writes it, for faster time.
   *
   * @throws IllegalStateException if it has a time in it that is not known to be one
   */
  public String of(String yaml) {
    if (isUsual()) {
      return yaml;
    }
    List<String> lines = yaml.lines().toList();
    List<String> faster = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher query = QUERY.matcher(lines.get(i));
      if (!query.matches()) {
        faster.add(line(lines.get(i)));
      } else if (query.group(2).startsWith(BELOW)) {
        int end = endOfBlock(lines, i + 1, query.group(1).length());
        faster.add(lines.get(i));
        faster.add(FasterQuery.of(String.join("\n", lines.subList(i + 1, end)), factor));
        i = end - 1;
      } else {
        faster.add(query.group(1) + "expr: " + onOneLine(query.group(2)));
      }
    }
    return String.join("\n", faster) + "\n";
  }

  /**
   * A query of rules.
   *
   * @throws IllegalStateException if it has a time in it that is not known to be one
   */
  public String ofQuery(String query) {
    return isUsual() ? query : FasterQuery.of(query, factor);
  }

  /** A duration as Prometheus writes it. */
  public String ofDuration(String time) {
    return isUsual() ? time : PromTime.shorter(time, factor);
  }

  private static int endOfBlock(List<String> lines, int begin, int indent) {
    int end = begin;
    while (end < lines.size()
        && (lines.get(end).isBlank() || lines.get(end).startsWith(" ".repeat(indent + 1)))) {
      end++;
    }
    return end;
  }

  /**
   * YAML has quotes around what it would take for something else, and writes those inside twice.
   */
  private String onOneLine(String query) {
    if (query.startsWith("'") && query.endsWith("'")) {
      String inside = query.substring(1, query.length() - 1).replace("''", "'");
      return "'" + FasterQuery.of(inside, factor).replace("'", "''") + "'";
    }
    if (query.startsWith("\"") && query.endsWith("\"") && !query.contains("\\")) {
      return "\"" + FasterQuery.of(query.substring(1, query.length() - 1), factor) + "\"";
    }
    if (query.startsWith("\"")) {
      throw new IllegalStateException("A query in quotes has others in it: " + query);
    }
    return FasterQuery.of(query, factor);
  }

  private String line(String line) {
    Matcher setting = SETTING.matcher(line);
    if (setting.matches()) {
      return setting.group(1) + PromTime.shorter(setting.group(2), factor);
    }
    if (TIME.matcher(line).matches()
        && !TEXT.matcher(line).matches()
        && !NAMED.matcher(line).matches()) {
      throw new IllegalStateException("What becomes of '" + line.strip() + "' is not known");
    }
    return line;
  }
}
