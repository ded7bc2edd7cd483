package com.example.storefront.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class DemoSettingsTest {

  private final Properties properties = new Properties();

  @Test
  void runsTwentySecondsUnlessToldOtherwise() {
    assertThat(DemoSettings.from(properties)).isEqualTo(new DemoSettings(20, 0, 42));
  }

  @Test
  void takesWhatItIsTold() {
    properties.setProperty("demo.seconds", "0");
    properties.setProperty("demo.port", "9464");
    properties.setProperty("quickstart.seed", "7");

    assertThat(DemoSettings.from(properties)).isEqualTo(new DemoSettings(0, 9464, 7));
  }

  @Test
  void namesWhatItCannotRead() {
    properties.setProperty("demo.seconds", "soon");

    assertThatThrownBy(() -> DemoSettings.from(properties))
        .hasMessage("-Ddemo.seconds=soon must be a whole number from 0 to 86400");
  }

  @Test
  void namesWhatIsOutOfRange() {
    properties.setProperty("demo.port", "70000");

    assertThatThrownBy(() -> DemoSettings.from(properties))
        .hasMessage("-Ddemo.port=70000 must be a whole number from 0 to 65535");
  }
}
