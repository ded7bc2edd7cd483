package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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
    "000.001us, 1",
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
        "1 s",
        " 1s",
        "1S",
        "1e3s",
        ".5s",
        "1.s",
        "1m30s",
        "1d",
        "0.5ns",
        "99999999999h",
        "١s"
      })
  void anythingElseIsNot(String text) {
    assertThat(DurationText.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0s", "1ns", "1500us", "250ms", "90s", "7m", "1h"})
  void theLargestWholeUnitIsWritten(String text) {
    assertThat(DurationText.parse(text).map(DurationText::format)).contains(text);
  }
}
