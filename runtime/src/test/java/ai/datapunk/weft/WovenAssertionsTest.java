package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.annotation.Timed;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is woven is in {@code integration-tests/build-time-weaving}. */
final class WovenAssertionsTest {

  /** Of which nothing is woven. */
  static class Unwoven {
    @Timed(service = "shop")
    void sell(String article, Map.Entry<String, long[]>[] prices) {}

    void keep() {}
  }

  /** The same as an enum. */
  enum Size {
    SMALL;

    @Timed(service = "shop")
    int centimetres() {
      return 1;
    }
  }

  @Test
  void methodsThatAreNotWovenAreNamedWithTheWayOut() {
    assertThatThrownBy(() -> WovenAssertions.assertWoven(Unwoven.class, Size.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "Not woven in ai.datapunk.weft.WovenAssertionsTest$Unwoven, so that annotations do"
                + " nothing: sell(java.lang.String,java.util.Map$Entry[]). Add weft-maven-plugin")
        .hasMessageContaining(
            "\nNot woven in ai.datapunk.weft.WovenAssertionsTest$Size, so that annotations do"
                + " nothing: centimetres(). Add weft-maven-plugin");
  }

  @Test
  void aClassWithoutAnnotationsIsNotWhatWasMeant() {
    assertThatThrownBy(() -> WovenAssertions.assertWoven(String.class))
        .isInstanceOf(AssertionError.class)
        .hasMessage("java.lang.String has no method with an annotation of Weft's");
  }

  @Test
  void aClassWithoutAClassFileIsNotKnown() {
    assertThatThrownBy(() -> WovenAssertions.assertWoven(int[].class))
        .isInstanceOf(AssertionError.class)
        .hasMessage("The class file of [I is not to be read: whether it is woven is not known");
  }
}
