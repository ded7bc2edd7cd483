package ai.datapunk.weft.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ExpectedOpeningTest {

  private static final double NONE = Double.NaN;

  private final ExpectedOpening event = new ExpectedOpening();

  /** Looks once a second, and counts the events. */
  private int events(int from, int until, double secondsToOpen) {
    int events = 0;
    for (int second = from; second < until; second++) {
      events += event.rises(second, secondsToOpen) ? 1 : 0;
    }
    return events;
  }

  @Test
  void itComesAtTheThirdLookInARowWithAForecast() {
    assertThat(event.rises(100, 60)).isFalse();
    assertThat(event.rises(101, 50)).isFalse();
    assertThat(event.rises(102, 40)).isTrue();
  }

  @Test
  void aLookWithoutOneBeginsTheRowAnew() {
    assertThat(events(100, 102, 30)).isZero();
    assertThat(event.rises(102, NONE)).isFalse();
    assertThat(events(103, 105, 30)).isZero();
    assertThat(event.rises(105, 30)).isTrue();
  }

  @Test
  void aPauseBeginsTheRowAnew() {
    assertThat(events(100, 102, 30)).isZero();
    assertThat(events(112, 114, 30)).isZero();
    assertThat(event.rises(114, 30)).isTrue();
  }

  @Test
  void looksMayBeSecondsApartWhereCallsAreFew() {
    assertThat(event.rises(100, 30)).isFalse();
    assertThat(event.rises(110, 30)).isFalse();
    assertThat(event.rises(120, 30)).isTrue();
  }

  @Test
  void oneRiseIsOneEventHoweverLongItLasts() {
    assertThat(events(100, 1000, 30)).isEqualTo(1);
  }

  @Test
  void whatComesBackWithinFiveMinutesIsTheSameRise() {
    assertThat(events(100, 110, 30)).isEqualTo(1);
    assertThat(events(110, 408, NONE)).isZero();
    assertThat(events(408, 420, 30)).isZero();
    assertThat(events(420, 718, NONE)).isZero();
    assertThat(events(718, 730, 30)).isZero();
  }

  @Test
  void whatComesBackAfterFiveMinutesIsAnother() {
    assertThat(events(100, 110, 30)).isEqualTo(1);
    assertThat(events(110, 409, NONE)).isZero();
    assertThat(events(409, 420, 30)).isEqualTo(1);
  }

  @Test
  void looksThatAreLeftOutCountAsQuiet() {
    assertThat(events(100, 110, 30)).isEqualTo(1);
    assertThat(events(409, 420, 30)).isEqualTo(1);
  }

  @Test
  void aShortForecastDuringTheQuietIsPartOfTheRise() {
    assertThat(events(100, 110, 30)).isEqualTo(1);
    assertThat(event.rises(300, 30)).isFalse();
    assertThat(events(301, 599, NONE)).isZero();
    assertThat(events(599, 602, 30)).isZero();
  }

  @Test
  void aCircuitThatHasOpenedBeginsAnew() {
    assertThat(events(100, 110, 30)).isEqualTo(1);
    event.reset();
    assertThat(events(111, 120, 30)).isEqualTo(1);
  }
}
