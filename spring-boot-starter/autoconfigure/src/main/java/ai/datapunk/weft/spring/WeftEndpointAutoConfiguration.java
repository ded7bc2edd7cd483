package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.PropertiesEndpointAccessResolver;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The endpoint {@code weft} of an application that has the actuator. */
@AutoConfiguration(after = WeftAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
public class WeftEndpointAutoConfiguration {

  /** One that Spring makes. */
  public WeftEndpointAutoConfiguration() {}

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnAvailableEndpoint
  WeftEndpoint weftEndpoint(
      Mesh mesh,
      ApplicationEventPublisher events,
      Environment environment,
      ObjectProvider<EndpointAccessResolver> resolvers) {
    return new WeftEndpoint(mesh, events, access(environment, resolvers.getIfUnique()));
  }

  /** Read-only unless properties, or a resolver of the application's own, say something else. */
  static Access access(Environment environment, @Nullable EndpointAccessResolver resolver) {
    // Boot's remembers what it is asked first, which is by the endpoint's annotation.
    EndpointAccessResolver asked =
        resolver == null || resolver instanceof PropertiesEndpointAccessResolver
            ? new PropertiesEndpointAccessResolver(environment)
            : resolver;
    return asked.accessFor(EndpointId.of(WeftEndpoint.ID), Access.READ_ONLY);
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnBean(WeftEndpoint.class)
  WeftWebEndpoint weftWebEndpoint(WeftEndpoint endpoint) {
    return new WeftWebEndpoint(endpoint);
  }
}
