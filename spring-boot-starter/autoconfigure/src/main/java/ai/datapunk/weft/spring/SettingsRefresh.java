package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/** Has changed properties hold from now on, all of them or, if one cannot be, none. */
final class SettingsRefresh implements ApplicationListener<EnvironmentChangeEvent> {

  private static final Logger LOG = LoggerFactory.getLogger(SettingsRefresh.class);

  private final Mesh mesh;
  private final ConfigurableEnvironment environment;

  SettingsRefresh(Mesh mesh, ConfigurableEnvironment environment) {
    this.mesh = mesh;
    this.environment = environment;
  }

  @Override
  public void onApplicationEvent(EnvironmentChangeEvent event) {
    try {
      mesh.configure(EnvironmentSettings.of(environment));
    } catch (ConfigurationException unusable) {
      LOG.error("Changed settings are refused, and those before them still hold", unusable);
    }
  }
}
