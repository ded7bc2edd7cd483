package ai.datapunk.weft.spring.boot4;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.spring.MeshHealth;
import ai.datapunk.weft.spring.WeftAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** The health indicator {@code weft} in Boot 4. */
@AutoConfiguration(after = WeftAutoConfiguration.class)
@ConditionalOnClass(HealthIndicator.class)
public class WeftHealthAutoConfiguration {

  /** One that Spring makes. */
  public WeftHealthAutoConfiguration() {}

  @Bean
  @ConditionalOnEnabledHealthIndicator("weft")
  @ConditionalOnMissingBean(name = "weftHealthIndicator")
  HealthIndicator weftHealthIndicator(Mesh mesh, Environment environment) {
    return () -> {
      MeshHealth now = MeshHealth.of(mesh, environment);
      return (now.up() ? Health.up() : Health.down()).withDetails(now.details()).build();
    };
  }
}
