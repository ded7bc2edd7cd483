package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.Configuration.Configured;
import ai.datapunk.weft.config.Setting;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SettingsRefreshTest {

  private final Map<String, Object> properties = new HashMap<>();
  private final StandardEnvironment environment = new StandardEnvironment();
  private final Mesh mesh =
      Mesh.builder().registry(new PrometheusRegistry()).configuration(Configuration.none()).build();

  private @Nullable String delay() {
    Configured found = mesh.configuration().find(Setting.RETRY_DELAY, "stock", "fetch");
    return found == null ? null : found.value();
  }

  @Test
  void changedPropertiesHoldAllOrNone() {
    environment.getPropertySources().addFirst(new MapPropertySource("remote", properties));
    SettingsRefresh refresh = new SettingsRefresh(mesh, environment);
    properties.put("weft.retry.delay", "3s");
    refresh.onApplicationEvent(new EnvironmentChangeEvent(Set.of("weft.retry.delay")));
    assertThat(delay()).isEqualTo("3s");
    properties.put("weft.retry.delay", "4s");
    properties.put("weft.retry.jitter", "much");
    refresh.onApplicationEvent(new EnvironmentChangeEvent(Set.of("weft.retry.delay")));
    assertThat(delay()).isEqualTo("3s");
    properties.put("weft.retry.jitter", "0.1");
    refresh.onApplicationEvent(new EnvironmentChangeEvent(Set.of("weft.retry.jitter")));
    assertThat(delay()).isEqualTo("4s");
  }
}
