package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WindowTest {

  @ParameterizedTest
  @CsvSource({"100 calls, 100", "100calls, 100", "1 call, 1", "1call, 1", "0 calls, 0"})
  void aNumberAndCallsAreAWindow(String text, int calls) {
    assertThat(Window.parse(text)).contains(new Window(null, calls));
  }

  @ParameterizedTest
  @CsvSource({"30s, 30", "30 s, 30", "1m, 60"})
  void aDurationIsAWindow(String text, long seconds) {
    assertThat(Window.parse(text)).contains(new Window(Duration.ofSeconds(seconds), 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "100",
        "calls",
        "many calls",
        "-1 calls",
        "+1 calls",
        "1.5 calls",
        "1  call",
        "1 calls",
        "10 call",
        "0 call",
        " 1 call",
        "1 call ",
        "1 Call",
        "9999999999 calls",
        "1.5ns"
      })
  void anythingElseIsNot(String text) {
    assertThat(Window.parse(text)).isEmpty();
    assertThat(WindowText.of(text)).isEqualTo(new WindowText(text, null)).hasToString(text);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Window.require(text))
        .withMessage("'" + text + "' is neither a time nor a number of calls");
  }

  @ParameterizedTest
  @CsvSource({
    "1s, true, false",
    "1h, true, false",
    "0s, false, false",
    "1500ms, false, false",
    "3601s, false, true",
    "1 call, true, false",
    "100000 calls, true, false",
    "0 calls, false, false",
    "100001 calls, false, true"
  })
  void aBreakerCanHaveAWindowThatIsInRange(String text, boolean isInRange, boolean isTooLarge) {
    assertThat(Window.require(text).isInRange()).isEqualTo(isInRange);
    assertThat(Window.require(text).isTooLarge()).isEqualTo(isTooLarge);
  }

  @Test
  void aTextKeepsWhatWasWrittenBesideItsValue() {
    assertThat(WindowText.of("1 call").value()).isEqualTo(new Window(null, 1));
  }
}
