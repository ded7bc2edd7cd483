package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.config.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The listener that has changed properties hold from now on, all of them or, if one cannot be,
 * none. Nothing that is wrong with them may keep the application from using its others.
 */
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
    if (!SettingSources.of(environment).read(event.getKeys())) {
      return;
    }
    try {
      mesh.configure(EnvironmentSettings.of(environment));
    } catch (ConfigurationException unusable) {
      LOG.error(
          "Changed settings are refused, and those before them still hold: {}",
          String.join("; ", unusable.problems()));
    } catch (RuntimeException unreadable) {
      LOG.error(
          "Changed settings cannot be read, and those before them still hold: {}",
          unreadable.getMessage(),
          unreadable);
    }
  }
}
