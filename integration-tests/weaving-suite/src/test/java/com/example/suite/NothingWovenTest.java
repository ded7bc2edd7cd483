package com.example.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.WovenAssertions;
import org.junit.jupiter.api.Test;

class NothingWovenTest {

  @Test
  void theAssertionFailsForEachClass() {
    assertThat(Suite.annotatedClasses())
        .hasSize(14)
        .allSatisfy(
            type ->
                assertThatThrownBy(() -> WovenAssertions.assertWoven(type))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(
                        "Annotated, and not woven, so that annotations do nothing:\n    "
                            + type.getName()
                            + "."));
  }

  @Test
  void whereNothingIsWovenNothingIsCountedButTheMethodsThatAreNot() {
    assertThat(Suite.runUnwoven().line()).isEqualTo("1 checks passed, 0 series right, 0 wrong");
  }
}
