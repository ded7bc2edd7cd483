package ai.datapunk.weft.monitoring.promtool;

import ai.datapunk.weft.contract.DurationText;
import ai.datapunk.weft.monitoring.rules.Alert;
import java.time.Duration;

/**
 * When what happens in a test of an alert, in steps: calm, then what the scenario is about, and
 * calm again.
 *
 * @param calm how many steps it is calm first
 * @param spell how many steps it is not
 * @param after how many steps it is calm again
 */
record Timeline(int calm, int spell, int after) {

  /** How far series and evaluations are apart. */
  static final Duration STEP = Duration.ofSeconds(15);

  private static final Duration MARGIN = Duration.ofMinutes(2);

  /** Calm as long as the query looks back, so that what it sees is calm. */
  static Timeline of(Alert alert) {
    Duration reach = alert.query().reach();
    return new Timeline(
        steps(reach.plus(MARGIN)),
        steps(alert.spell()),
        steps(reach.plus(alert.keep()).plus(MARGIN)));
  }

  private static int steps(Duration duration) {
    return (int) duration.dividedBy(STEP);
  }

  /** When it has been calm all the time. */
  Duration beforeAll() {
    return STEP.multipliedBy(calm);
  }

  /** The last moment of the spell. */
  Duration atTheEnd() {
    return STEP.multipliedBy((long) calm + spell);
  }

  /** When all is over. */
  Duration afterAll() {
    return STEP.multipliedBy((long) calm + spell + after);
  }

  /** As promtool reads it. */
  static String text(Duration time) {
    return DurationText.format(time);
  }
}
