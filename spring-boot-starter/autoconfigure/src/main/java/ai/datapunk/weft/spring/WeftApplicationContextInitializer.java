package ai.datapunk.weft.spring;

import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.ConfigurationException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Configures the application's mesh before there is any bean, so that the settings hold for the
 * first call of the first bean. Series that are there already go on.
 */
public final class WeftApplicationContextInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  /** The name of the bean that has them. */
  static final String SETTINGS = "weftConfiguration";

  /** One that Spring makes, by its name in {@code spring.factories}. */
  public WeftApplicationContextInitializer() {}

  /**
   * Reads the environment's settings.
   *
   * @throws ConfigurationException if values are not what they must be, which ends the start
   */
  @Override
  public void initialize(ConfigurableApplicationContext context) {
    Configuration settings = EnvironmentSettings.of(context.getEnvironment());
    Weft.mesh().configure(settings);
    // What is to be told of settings is told when they are read: once.
    context.getBeanFactory().registerSingleton(SETTINGS, settings);
  }
}
