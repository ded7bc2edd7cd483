package ai.datapunk.weft.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LevelTest {

  @Test
  void eachLevelShowsWhatThePageSays() {
    assertThat(Level.SERVICE.labels())
        .contains("service", "status", "error_type", "method")
        .doesNotContain("operation", "path", "instance");
    assertThat(Level.OPERATION.labels())
        .contains("service", "status", "operation", "path")
        .doesNotContain("instance");
    assertThat(Level.INSTANCE.labels()).contains("operation", "path", "instance");
  }
}
