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
 * @param calm how many steps it is calm first
 * @param spell how many steps it is not
 * @param after how many steps it is calm again
 */
record Timeline(int calm, int spell, int after) {

  /** How far series and evaluations are apart. */
  static final Duration STEP = Duration.ofSeconds(15);

  private static final int MOMENTS = 8;
  private static final Duration MARGIN = Duration.ofMinutes(2);

  /** Calm as long as the query looks back, so that what it sees is calm. */
  static Timeline of(Alert alert, Scenario scenario) {
    Duration spell = scenario.spell();
    return new Timeline(
        steps(alert.calm().plus(MARGIN)),
        steps(spell == null ? alert.spell() : spell),
        steps(alert.calm().plus(alert.keep()).plus(MARGIN)));
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

  /** Some moments between the spell and the end. */
  List<Duration> afterwards() {
    return IntStream.range(1, MOMENTS)
        .mapToObj(moment -> STEP.multipliedBy((long) calm + spell + after * moment / MOMENTS))
        .toList();
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
