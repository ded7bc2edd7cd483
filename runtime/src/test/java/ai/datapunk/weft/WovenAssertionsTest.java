package ai.datapunk.weft;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.annotation.Timed;
import ai.datapunk.weft.weaving.Remedy;
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
        .hasMessage(
            "Annotated, and not woven, so that annotations do nothing:\n"
                + "    ai.datapunk.weft.WovenAssertionsTest$Unwoven"
                + ".sell(java.lang.String,java.util.Map$Entry[])\n"
                + "    ai.datapunk.weft.WovenAssertionsTest$Size.centimetres()\n"
                + "  "
                + Remedy.TEXT);
  }

  @Test
  void classesAreNamedWhateverIsWrongWithThem() {
    assertThatThrownBy(() -> WovenAssertions.assertWoven(String.class, Size.class, int[].class))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "java.lang.String has no method with an annotation of Weft's\n"
                + "The class file of [I is not to be read: whether it is woven is not known\n"
                + "Annotated, and not woven, so that annotations do nothing:\n"
                + "    ai.datapunk.weft.WovenAssertionsTest$Size.centimetres()\n"
                + "  "
                + Remedy.TEXT);
  }

  @Test
  void noClassIsNotWhatWasMeant() {
    assertThatThrownBy(WovenAssertions::assertWoven)
        .isInstanceOf(AssertionError.class)
        .hasMessage("There is no class to look at");
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
