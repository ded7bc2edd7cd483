package com.example.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AspectjMavenPluginTest {

  @Test
  void everyCallIsCountedOnce() {
    assertThat(Suite.run().wrong()).isEmpty();
  }
}
