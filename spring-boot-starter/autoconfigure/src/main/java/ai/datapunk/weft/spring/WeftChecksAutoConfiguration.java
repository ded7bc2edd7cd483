package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.health.HealthChecks;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** An application's health checks, which are beans. */
@AutoConfiguration(after = WeftAutoConfiguration.class)
public class WeftChecksAutoConfiguration {

  /** One that Spring makes. */
  public WeftChecksAutoConfiguration() {}

  @Bean
  WeftChecks weftChecks(
      Mesh mesh,
      ListableBeanFactory beans,
      ObjectProvider<HealthChecks> own,
      ObjectProvider<BootIndicators> indicators) {
    return new WeftChecks(mesh, beans, own, indicators);
  }
}
