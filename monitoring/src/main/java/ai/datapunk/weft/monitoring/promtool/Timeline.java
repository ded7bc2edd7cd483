package ai.datapunk.weft.monitoring.promtool;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.rules.Alert;
import ai.datapunk.weft.monitoring.rules.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When what happens in a test of an alert, in steps: calm, then what the scenario is about, and
 * calm again.
 *
 * @param step how far series and evaluations are apart
 * @param calm how many steps it is calm first
 * @param spell how many steps it is not
 * @param after how many steps it is calm again
 */
record Timeline(Duration step, int calm, int spell, int after) {

  private static final int MOMENTS = 8;
  private static final Duration MARGIN = Duration.ofMinutes(2);

  /**
   * Calm as long as the query looks back, so that what it sees is calm. What lasts for a time of
   * its own is to show nothing afterwards either: so it is calm for as long then.
   */
  static Timeline of(Alert alert, Scenario scenario, Duration step) {
    Duration spell = scenario.spell();
    Duration after = spell == null ? alert.after() : alert.calm();
    return new Timeline(
        step,
        steps(alert.calm().plus(MARGIN), step),
        steps(spell == null ? alert.spell() : spell, step),
        steps(after.plus(alert.keep()).plus(MARGIN), step));
  }

  private static int steps(Duration duration, Duration step) {
    return (int) duration.dividedBy(step);
  }

  /** When it has been calm all the time. */
  Duration beforeAll() {
    return step.multipliedBy(calm);
  }

  /** The last moment of the spell. */
  Duration atTheEnd() {
    return step.multipliedBy((long) calm + spell);
  }

  /** Some moments between the spell and the end. */
  List<Duration> afterwards() {
    return IntStream.range(1, MOMENTS)
        .mapToObj(moment -> step.multipliedBy((long) calm + spell + after * moment / MOMENTS))
        .toList();
  }

  /** When all is over. */
  Duration afterAll() {
    return step.multipliedBy((long) calm + spell + after);
  }

  /** As promtool reads it. */
  static String text(Duration time) {
    return DurationText.format(time);
  }
}
