package ai.datapunk.weft.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Forecasts of courses without chance, where the answer can be worked out. */
final class OpeningForecastTest {

  /** So many calls a second that the window's standard error is of no account. */
  private static final int CALLS = 100_000_000;

  /** Lets seconds go by in which the share of failures goes up or down evenly. */
  private static void pass(OpeningForecast forecast, int seconds, double first, double step) {
    for (int second = 0; second < seconds; second++) {
      forecast.secondIsOver(second, CALLS, (int) Math.round(CALLS * (first + step * second)));
    }
  }

  /** The failures of a second's calls, given the mean share of some seconds. */
  private static long failures(int seconds, double meanShare) {
    return Math.round((double) CALLS * seconds * meanShare);
  }

  @Test
  void aWindowOfTimeOpensWhenItsOwnRateReachesTheThresholdNotWhenCallsDo() {
    OpeningForecast forecast = OpeningForecast.overTime(0.503, 20, 10);
    pass(forecast, 30, 0, 0.01);
    // The next second's share is 0.30, and that of the h-th 0.29 + 0.01 h. After 25 s the window
    // holds the nine seconds from the 17th on, with a mean of 0.50; a second later, ten, with
    // 0.505.
    assertThat(forecast.secondsToOpen(9L * CALLS, failures(9, 0.25))).isCloseTo(25.6, within(0.02));
  }

  @Test
  void aWindowOfCallsOpensWhenTheLastOfThemDo() {
    OpeningForecast forecast = OpeningForecast.overCalls(0.503, 20, CALLS);
    pass(forecast, 30, 0, 0.01);
    // It holds a second's calls: 0.50 after 21 s, 0.51 after 22.
    assertThat(forecast.secondsToOpen(CALLS, failures(1, 0.29))).isCloseTo(21.3, within(0.02));
  }

  @Test
  void ofALongWindowTheSecondsThatAreNotKeptLeaveEvenly() {
    OpeningForecast forecast = OpeningForecast.overTime(0.5, 20, 121);
    pass(forecast, 60, 0.401, 0.01);
    // Of 120 s, the kept ones have a mean of 0.696, those before none. From now on all calls fail,
    // and none leaves that did: (41.76 + 18) / 120 = 0.498 after 18 s, (41.76 + 19) / 121 = 0.5021
    // when the 19th ends.
    assertThat(forecast.secondsToOpen(120L * CALLS, failures(60, 0.696)))
        .isCloseTo(18.48, within(0.02));
  }

  @Test
  void aWindowOfASecondHasAForecastToo() {
    OpeningForecast forecast = OpeningForecast.overTime(0.5, 20, 1);
    pass(forecast, 10, 0, 0.04);
    // The third second to come has 0.48, the fourth 0.52.
    assertThat(forecast.secondsToOpen(0, 0)).isBetween(3.0, 4.0);
  }

  @Test
  void aRateThatFallsHasNone() {
    OpeningForecast forecast = OpeningForecast.overTime(0.5, 20, 10);
    pass(forecast, 30, 0.45, -0.01);
    assertThat(forecast.secondsToOpen(9L * CALLS, failures(9, 0.2))).isNaN();
  }

  @Test
  void aRateThatStaysHasNone() {
    OpeningForecast forecast = OpeningForecast.overCalls(0.5, 20, 100);
    pass(forecast, 30, 0.49, 0);
    assertThat(forecast.secondsToOpen(100, 49)).isNaN();
  }

  @Test
  void aRateThatStaysBelowTheThresholdHasNone() {
    OpeningForecast forecast = OpeningForecast.overTime(1, 20, 10);
    pass(forecast, 30, 0, 0.01);
    // It rises to the threshold of all, which it does not reach for 80 s.
    assertThat(forecast.secondsToOpen(9L * CALLS, failures(9, 0.25))).isNaN();
  }

  @Test
  void whatOpensAfterMoreThanAMinuteHasNone() {
    OpeningForecast near = OpeningForecast.overTime(0.5, 20, 10);
    pass(near, 60, 0, 0.0045);
    assertThat(near.secondsToOpen(9L * CALLS, failures(9, 0.2475))).isBetween(55.0, 60.0);
    OpeningForecast far = OpeningForecast.overTime(0.5, 20, 10);
    pass(far, 60, 0, 0.004);
    assertThat(far.secondsToOpen(9L * CALLS, failures(9, 0.22))).isNaN();
  }

  @Test
  void thereIsNoneWhileTheRateDoesNotCount() {
    OpeningForecast forecast = OpeningForecast.overTime(0.5, 20, 60);
    for (int second = 0; second < 19; second++) {
      forecast.secondIsOver(second, 1, second < 11 ? 0 : 1);
    }
    assertThat(forecast.secondsToOpen(19, 8)).isNaN();
    forecast.secondIsOver(19, 1, 1);
    assertThat(forecast.secondsToOpen(20, 9)).isBetween(0.0, 5.0);
  }

  @Test
  void aMinimumAboveAWindowOfCallsIsItsSize() {
    OpeningForecast forecast = OpeningForecast.overCalls(0.5, 20, 10);
    for (int second = 0; second < 30; second++) {
      forecast.secondIsOver(second, 10, second < 20 ? 0 : 4);
    }
    assertThat(forecast.secondsToOpen(10, 4)).isBetween(0.0, 5.0);
  }

  @Test
  void oneSecondIsNotEnough() {
    OpeningForecast forecast = OpeningForecast.overTime(0.5, 20, 10);
    forecast.secondIsOver(0, 100, 40);
    assertThat(forecast.secondsToOpen(100, 40)).isNaN();
  }

  @Test
  void aNewWindowForgets() {
    OpeningForecast forecast = OpeningForecast.overTime(0.503, 20, 10);
    pass(forecast, 30, 0, 0.01);
    forecast.reset();
    assertThat(forecast.secondsToOpen(9L * CALLS, failures(9, 0.25))).isNaN();
  }

  @Test
  void aForecastAllocatesNothing() {
    OpeningForecast time = OpeningForecast.overTime(0.503, 20, 10);
    OpeningForecast calls = OpeningForecast.overCalls(0.503, 20, CALLS);
    pass(time, 30, 0, 0.01);
    pass(calls, 30, 0, 0.01);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    double sum = 0;
    for (int look = 30; look < 10_030; look++) {
      time.secondIsOver(look, CALLS, CALLS / 4);
      calls.secondIsOver(look, CALLS, CALLS / 4 + look);
      sum += time.secondsToOpen(9L * CALLS, failures(9, 0.25));
      sum += calls.secondsToOpen(CALLS, failures(1, 0.29));
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(sum).isNotEqualTo(0);
    assertThat(allocated).isLessThan(10_000);
  }

  @Test
  void whateverHappensItIsATimeWithinAMinuteOrNone() {
    SplittableRandom random = new SplittableRandom(14);
    int present = 0;
    for (int round = 0; round < 20_000; round++) {
      double threshold = 1 - random.nextDouble();
      int size = 1 + random.nextInt(random.nextBoolean() ? 3 : 3600);
      int minimum = 1 + random.nextInt(30);
      boolean isTime = random.nextBoolean();
      OpeningForecast forecast =
          isTime
              ? OpeningForecast.overTime(threshold, minimum, size)
              : OpeningForecast.overCalls(threshold, minimum, size);
      int most = 1 + random.nextInt(200);
      long calls = random.nextInt(5);
      long failures = random.nextInt((int) calls + 1);
      int second = 0;
      double worst = random.nextDouble();
      for (int added = random.nextInt(80); added >= 0; added--) {
        second += random.nextInt(8) == 0 ? 1 + random.nextInt(70) : 1;
        int ended = random.nextInt(most + 1);
        int failed = (int) (ended * worst * random.nextDouble() / (1 + added));
        forecast.secondIsOver(second, ended, failed);
        calls += ended;
        failures += failed;
      }
      long held = isTime ? calls : Math.min(calls, size);
      double seconds = forecast.secondsToOpen(held, Math.min(held, failures));
      if (!Double.isNaN(seconds)) {
        present++;
        assertThat(seconds).as("round %d", round).isBetween(0.0, 60.0);
      }
    }
    assertThat(present).isGreaterThan(1000);
  }
}
