package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.cloud.client.discovery.DiscoveryClient;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;

/** What Spring Cloud adds: instances that it discovers, and settings that change. */
@AutoConfiguration(
    after = WeftAutoConfiguration.class,
    afterName =
        "org.springframework.cloud.client.discovery.composite.CompositeDiscoveryClientAutoConfiguration")
public class WeftCloudAutoConfiguration {

  /** One that Spring makes. */
  public WeftCloudAutoConfiguration() {}

  /** Where there is a registry of services. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(DiscoveryClient.class)
  static class Discovery {

    @Bean
    @ConditionalOnBean(DiscoveryClient.class)
    @ConditionalOnProperty(name = "weft.spring.discovery.enabled", matchIfMissing = true)
    DiscoveredInstances weftDiscoveredInstances(Mesh mesh, DiscoveryClient client) {
      return new DiscoveredInstances(mesh, client);
    }
  }

  /** Where properties can change. */
  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(EnvironmentChangeEvent.class)
  static class Refresh {

    @Bean
    SettingsRefresh weftSettingsRefresh(Mesh mesh, ConfigurableEnvironment environment) {
      return new SettingsRefresh(mesh, environment);
    }
  }
}
