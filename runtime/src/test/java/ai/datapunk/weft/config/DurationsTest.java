package ai.datapunk.weft.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "7ns, PT0.000000007S",
    "7us, PT0.000007S",
    "250ms, PT0.25S",
    "1.5s, PT1.5S",
    "' 2 m ', PT2M",
    "1h, PT1H"
  })
  void aDurationIsANumberAndAUnit(String text, Duration duration) {
    assertThat(Durations.parse(text)).isEqualTo(duration);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-1s", "5 min", "1e3s", "5s5"})
  void anythingElseIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessage(
            "'" + text + "' is not a duration: write a number and one of ns, us, ms, s, m, h");
  }

  @Test
  void aDurationBeyondWhatNanosecondsCanCountIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse("9999999h"));
  }
}
