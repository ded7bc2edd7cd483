package ai.datapunk.weft.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelTextTest {

  @Test
  void whatShowsNothingIsUnknown() {
    assertThat(LabelText.clean(null)).isEqualTo("unknown");
    assertThat(LabelText.clean("")).isEqualTo("unknown");
    assertThat(LabelText.clean("\u2028 \t")).isEqualTo("unknown");
    assertThat(LabelText.clean("\0")).isEqualTo("unknown");
    assertThat(LabelText.clean(" ".repeat(128) + "too late")).isEqualTo("unknown");
    assertThat(LabelText.clean(" ".repeat(127) + "in time")).isEqualTo(" ".repeat(127) + "i");
  }

  @Test
  void halvesOfPairsAreReplacedAndAllElseStays() {
    assertThat(LabelText.valid("a\ud83d")).isEqualTo("a\ufffd");
    assertThat(LabelText.valid("\ude00a")).isEqualTo("\ufffda");
    assertThat(LabelText.valid("\ude00\ud83d")).isEqualTo("\ufffd\ufffd");
    assertThat(LabelText.valid("\ud83d\ud83d\ude00")).isEqualTo("\ufffd\ud83d\ude00");
    assertThat(LabelText.valid("\ud83d\ude00")).isEqualTo("\ud83d\ude00");
    assertThat(LabelText.valid("")).isEmpty();
    String plain = "caf\u00e9?";
    assertThat(LabelText.valid(plain)).isSameAs(plain);
  }

  @Test
  void aValueIsOnOneLineAndNotTooLong() {
    assertThat(LabelText.clean("a\r\n\tb\u0000c\u007fd\u0085e\u2028f\u2029g"))
        .isEqualTo("a   b c d e f g");
    assertThat(LabelText.clean("a".repeat(128))).isEqualTo("a".repeat(128));
    assertThat(LabelText.clean("a".repeat(129))).isEqualTo("a".repeat(128));
    String pair = "\ud83d\ude00";
    assertThat(LabelText.clean("a".repeat(127) + pair)).isEqualTo("a".repeat(127));
    assertThat(LabelText.clean("a".repeat(126) + pair)).isEqualTo("a".repeat(126) + pair);
    assertThat(LabelText.clean("a\ud83d")).isEqualTo("a\ufffd");
    String zeroWidth = "a\u200b\u202e\u05d0";
    assertThat(LabelText.clean(zeroWidth)).isSameAs(zeroWidth);
  }

  @Test
  void whatIsEmptyIsUnknown() {
    assertThat(LabelText.clean(null)).isEqualTo("unknown");
    assertThat(LabelText.clean("")).isEqualTo("unknown");
    assertThat(LabelText.clean(" \n ")).isEqualTo("unknown");
    assertThat(LabelText.clean("\u0000\u0001")).isEqualTo("unknown");
  }
}
