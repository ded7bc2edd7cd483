package ai.datapunk.weft.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

final class ExponentialTrendTest {

  private final RecentSeconds recent = new RecentSeconds(RecentSeconds.CAPACITY);
  private final ExponentialTrend trend = new ExponentialTrend();

  @Test
  void aStraightLineIsFoundWhateverTheTraffic() {
    for (int second = 0; second < 60; second++) {
      int calls = 1000 * (1 + second % 7);
      recent.add(second, calls, calls * second / 100);
    }
    trend.fit(recent);
    assertThat(trend.slope).isCloseTo(0.01, within(1e-12));
    // The last second's share is 0.59, and its middle half a second ago.
    assertThat(trend.level).isCloseTo(0.595, within(1e-12));
    assertThat(trend.share(1)).isCloseTo(0.6, within(1e-12));
    assertThat(trend.share(100)).isEqualTo(1);
  }

  @Test
  void aCallWeighsHalfAsMuchAfterFiveSeconds() {
    recent.add(0, 300, 0);
    recent.add(5, 300, 0);
    trend.fit(recent);
    // 1 + ½ seconds' worth of calls over Σ 2^(-age/5), ages 0 to 5
    double weights = 0;
    for (int age = 0; age <= 5; age++) {
      weights += Math.pow(0.5, age / 5.0);
    }
    assertThat(trend.callsPerSecond).isCloseTo(450 / weights, within(1e-9));
  }

  @Test
  void whatHappensInOneSecondIsFlat() {
    recent.add(0, 0, 0);
    recent.add(1, 8, 2);
    recent.add(2, 0, 0);
    trend.fit(recent);
    assertThat(trend.slope).isZero();
    assertThat(trend.level).isEqualTo(0.25);
  }

  @Test
  void aShareIsNotBelowNought() {
    recent.add(0, 10, 5);
    recent.add(1, 10, 0);
    trend.fit(recent);
    assertThat(trend.slope).isCloseTo(-0.5, within(1e-12));
    assertThat(trend.share(1)).isZero();
  }
}
