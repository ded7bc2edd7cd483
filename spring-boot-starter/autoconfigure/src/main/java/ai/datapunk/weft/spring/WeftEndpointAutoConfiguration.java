package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;

/** The endpoint {@code weft} of an application that has the actuator. */
@AutoConfiguration(after = WeftAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
public class WeftEndpointAutoConfiguration {

  /** One that Spring makes. */
  public WeftEndpointAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnAvailableEndpoint
  WeftEndpoint weftEndpoint(Mesh mesh, ApplicationEventPublisher events) {
    return new WeftEndpoint(mesh, events);
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(WeftEndpoint.class)
  WeftWebEndpoint weftWebEndpoint(WeftEndpoint endpoint) {
    return new WeftWebEndpoint(endpoint);
  }
}
