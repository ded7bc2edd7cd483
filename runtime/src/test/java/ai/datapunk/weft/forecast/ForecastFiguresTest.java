package ai.datapunk.weft.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.forecast.Scenario.Kind;
import ai.datapunk.weft.testing.DocsPage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The forecast judged in simulated outages and on simulated days, against the estimators that it
 * was chosen from. Seeds are fixed, so the figures are the same each time; {@code
 * -Dforecast.times=10} (set by {@code -Plong}) judges the chosen one by ten times as many.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ForecastFiguresTest {

  private static final int RUNS = 50;
  private static final int TIMES = Integer.getInteger("forecast.times", 1);

  private final List<Candidate> candidates = Candidate.all();
  private final Judgement judgement = Judgement.of(candidates, RUNS, 1);
  private final Judgement longer =
      TIMES == 1 ? judgement : Judgement.of(List.of(Candidate.CHOSEN), RUNS * TIMES, TIMES);

  @Test
  void rampsAreForeseenHalfAMinuteAheadAndNoneIsMissed() {
    Figures ramps = longer.of(0, Kind.RAMP);
    assertThat(ramps.events.missedShare()).isLessThanOrEqualTo(0.003);
    assertThat(ramps.events.lead(0.5)).isGreaterThanOrEqualTo(37);
    assertThat(ramps.events.lead(0.1)).isGreaterThanOrEqualTo(17);
    assertThat(ramps.gaugeError(0.5)).isLessThanOrEqualTo(5.5);
  }

  @Test
  void stepsAreForeseenFromTheirThirdSecondOn() {
    Figures steps = longer.of(0, Kind.STEP);
    assertThat(steps.events.missed).isZero();
    assertThat(steps.events.lead(0.1)).isGreaterThanOrEqualTo(10);
    assertThat(steps.events.lead(0.9)).isGreaterThanOrEqualTo(20);
    assertThat(steps.gaugeError(0.5)).isLessThanOrEqualTo(2);
  }

  @Test
  void littleTrafficIsEnough() {
    Figures little = longer.of(0, Kind.LITTLE_TRAFFIC);
    assertThat(little.events.missedShare()).isLessThanOrEqualTo(0.025);
    assertThat(little.events.lead(0.5)).isGreaterThanOrEqualTo(21);
    assertThat(little.gaugeError(0.5)).isLessThanOrEqualTo(6.5);
  }

  @Test
  void aSmallWindowIsForeseenThoughChanceOpensIt() {
    Figures small = longer.of(0, Kind.SMALL_WINDOW);
    assertThat(small.events.missedShare()).isLessThanOrEqualTo(0.02);
    assertThat(small.events.lead(0.5)).isGreaterThanOrEqualTo(10);
  }

  @Test
  void noiseIsAlmostNeverTakenForARise() {
    Figures noise = longer.days(0);
    assertThat(noise.openings).isZero();
    assertThat(noise.falseEventsPerDay()).isLessThanOrEqualTo(0.25);
    assertThat(noise.falseAlertsPerDay()).isLessThanOrEqualTo(0.5);
  }

  @Test
  void flappingIsToldOnceInTwentyMinutesAtMost() {
    Figures flapping = longer.restless(0).get(1);
    assertThat(flapping.falseEventsPerDay()).isLessThanOrEqualTo(72);
  }

  @Test
  void theChosenEstimatorIsTheEarliestOfThoseThatCanBeReliedUpon() {
    assertThat(judgement.isSure(0)).isTrue();
    for (int other = 1; other < candidates.size(); other++) {
      if (judgement.isSure(other)) {
        assertThat(judgement.outages(other).events.lead(0.1))
            .as(candidates.get(other).name())
            .isLessThan(judgement.outages(0).events.lead(0.1));
      }
    }
  }

  @Test
  void thePageHasTheFigures() {
    DocsPage page = new DocsPage("forecast.md");
    page.says("outages", judgement.outagesTable());
    page.says("days", judgement.daysTable());
    page.says("estimators", judgement.estimatorsTable());
  }
}
