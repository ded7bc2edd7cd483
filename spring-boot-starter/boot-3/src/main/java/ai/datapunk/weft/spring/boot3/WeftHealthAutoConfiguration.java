package ai.datapunk.weft.spring.boot3;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.spring.BootIndicators;
import ai.datapunk.weft.spring.ChecksHealth;
import ai.datapunk.weft.spring.IndicatorChecks;
import ai.datapunk.weft.spring.MeshHealth;
import ai.datapunk.weft.spring.OnHealthChecks;
import ai.datapunk.weft.spring.WeftAutoConfiguration;
import ai.datapunk.weft.spring.WeftChecks;
import ai.datapunk.weft.spring.WeftChecksAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.boot.actuate.health.NamedContributors;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/** The health indicators {@code weft} and {@code weftChecks} in Boot 3, and Boot's as checks. */
@AutoConfiguration(after = {WeftAutoConfiguration.class, WeftChecksAutoConfiguration.class})
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

  @Bean
  @Conditional(OnHealthChecks.class)
  @ConditionalOnEnabledHealthIndicator("weftChecks")
  @ConditionalOnMissingBean(name = "weftChecksHealthIndicator")
  HealthIndicator weftChecksHealthIndicator(WeftChecks checks) {
    return () -> {
      ChecksHealth now = checks.health();
      Health.Builder health =
          switch (now.state()) {
            case UP -> Health.up();
            case DOWN -> Health.down();
            case UNKNOWN -> Health.unknown();
          };
      return health.withDetails(now.details()).build();
    };
  }

  @Bean
  @ConditionalOnProperty(name = "weft.spring.health.indicators")
  BootIndicators weftBootIndicators(ObjectProvider<HealthContributorRegistry> registries) {
    return () -> {
      IndicatorChecks checks = new IndicatorChecks();
      registries.forEach(each -> add("", each, checks));
      return checks.all();
    };
  }

  private static void add(
      String before, NamedContributors<HealthContributor> all, IndicatorChecks checks) {
    for (NamedContributor<HealthContributor> each : all) {
      String name = before + each.getName();
      if (each.getContributor() instanceof CompositeHealthContributor composite) {
        add(name + "/", composite, checks);
      } else if (each.getContributor() instanceof HealthIndicator indicator) {
        checks.add(name, () -> indicator.getHealth(false).getStatus().getCode());
      }
    }
  }
}
