package com.example.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NothingWovenTest {

  @Test
  void whereNothingIsWovenNothingIsCounted() {
    assertThat(Suite.runUnwoven().line()).isEqualTo("0 checks passed, 0 series right, 0 wrong");
  }
}
