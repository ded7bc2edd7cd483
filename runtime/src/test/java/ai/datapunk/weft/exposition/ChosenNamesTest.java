package ai.datapunk.weft.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class ChosenNamesTest {

  @Test
  void namesAreThoseOfTheParameterHoweverItIsWritten() {
    assertThat(ChosenNames.of("name[]=a_total&x=1&name%5B%5D=b&name=c"))
        .isEqualTo(new ChosenNames("a_total,b", 0));
    assertThat(ChosenNames.of("name[]")).isEqualTo(new ChosenNames("", 0));
  }

  @Test
  void noneAreChosenWithoutIt() {
    assertThat(ChosenNames.of(null)).isNull();
    assertThat(ChosenNames.of("")).isNull();
    assertThat(ChosenNames.of("name=a")).isNull();
  }

  @Test
  void noNameGetsOutOfItsField() {
    assertThat(ChosenNames.of("name[]=a%0A%22,b%E2%80%A8 \u0085"))
        .isEqualTo(new ChosenNames("a%0A%22%2Cb%E2%80%A8+%C2%85", 0));
  }

  @Test
  void theyAreFewAndShort() {
    assertThat(ChosenNames.of("name[]=" + "a".repeat(100)))
        .isEqualTo(new ChosenNames("a".repeat(100), 0));
    assertThat(ChosenNames.of("name[]=" + "a".repeat(101)))
        .isEqualTo(new ChosenNames("a".repeat(100) + "...", 0));
    String twelve = String.join("&", Collections.nCopies(12, "name[]=x"));
    assertThat(ChosenNames.of(twelve))
        .isEqualTo(new ChosenNames("x,x,x,x,x,x,x,x,x,x", 2))
        .hasToString("(name[] x,x,x,x,x,x,x,x,x,x and 2 more)");
  }
}
