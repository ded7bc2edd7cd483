package ai.datapunk.weft.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceTest {

  @Test
  void whatTheAgentSaysOfItselfIsNoSetting() {
    Map<String, String> properties =
        Map.of(
            "weft.agent",
            "1.0",
            "weft.agent.woven.classes",
            "7",
            "weft.agents",
            "misspelt",
            "weft.enabled",
            "true");
    assertThat(new Source("system property", properties, false).settings())
        .containsOnlyKeys("weft.agents", "weft.enabled");
  }

  @Test
  void whatIsSaidToTheMavenPluginIsNoSetting() {
    Map<String, String> properties =
        Map.of("weft.baseline", "catalog.json", "weft.skip", "", "weft.skips", "misspelt");
    assertThat(new Source("system property", properties, false).settings())
        .containsOnlyKeys("weft.skips");
  }
}
