package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationTextTest {

  @ParameterizedTest
  @CsvSource({
    "0s, 0",
    "1ns, 1",
    "2us, 2000",
    "250ms, 250000000",
    "0.5ms, 500000",
    "1.5s, 1500000000",
    "1m, 60000000000",
    "1h, 3600000000000",
    "1d, 86400000000000",
    "000.001us, 1",
    "1 s, 1000000000",
    "1.5 s, 1500000000",
    "0.25d, 21600000000000",
  })
  void aNumberAndAUnitAreADuration(String text, long nanos) {
    assertThat(DurationText.parse(text)).contains(Duration.ofNanos(nanos));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "s",
        "-1s",
        "+1s",
        "1  s",
        "1\ts",
        " 1s",
        "1s ",
        "1S",
        "1e3s",
        ".5s",
        "1.s",
        "1m30s",
        "1D",
        "5s5",
        "5 min",
        "0.1ns",
        "1.5ns",
        "0.0001us",
        "99999999999h",
        "١s"
      })
  void anythingElseIsNot(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "5 min | '5 min' is not a duration: write a number and one of ns, us, ms, s, m, h, d",
        "1.5ns | '1.5ns' is not a whole number of nanoseconds",
        "9999999h | '9999999h' is longer than 292 years",
      })
  void whatIsNotADurationSaysWhy(String text, String fault) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DurationText.require(text))
        .withMessage(fault);
    assertThat(DurationText.require("2 m")).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void aTextKeepsWhatWasWrittenBesideItsValue() {
    DurationText text = DurationText.of("1500 ms");
    assertThat(text).hasToString("1500 ms");
    assertThat(text.value()).isEqualTo(Duration.ofMillis(1500));
    assertThat(DurationText.of("soon").value()).isNull();
    assertThat(DurationText.of("").isEmpty()).isTrue();
    assertThat(text.isEmpty()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "1ns", "1500us", "250ms", "90s", "7m", "1h"})
  void theLargestWholeUnitIsWritten(String text) {
    assertThat(DurationText.parse(text).map(DurationText::format)).contains(text);
  }

  @Test
  void wholeDaysAreWrittenAsSuch() {
    assertThat(DurationText.formatDays(Duration.ofDays(30))).isEqualTo("30d");
    assertThat(DurationText.formatDays(Duration.ofHours(36))).isEqualTo("36h");
    assertThat(DurationText.formatDays(Duration.ZERO)).isEqualTo("0s");
  }
}
