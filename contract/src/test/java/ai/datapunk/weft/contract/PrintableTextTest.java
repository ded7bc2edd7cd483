package ai.datapunk.weft.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "Lager Nürnberg", "two\r\n\tlines", "\u2028", "\ud83d\ude00"})
  void whatCanBeShown(String text) {
    assertThat(PrintableText.fault(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0, U+0000",
    "7, U+0007",
    "27, U+001B",
    "127, U+007F",
    "133, U+0085",
    "55357, U+D83D"
  })
  void whatCannot(int character, String named) {
    assertThat(PrintableText.fault("a" + (char) character + "\0")).contains(named);
  }

  @Test
  void halfOfACharacterIsNone() {
    assertThat(PrintableText.fault("\ude00\ud83d")).contains("U+DE00");
  }
}
