package ai.datapunk.weft.spring.boot4;

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
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/** The health indicators {@code weft} and {@code weftChecks} in Boot 4, and Boot's as checks. */
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
  BootIndicators weftBootIndicators(
      ObjectProvider<HealthContributorRegistry> registries,
      ObjectProvider<ReactiveHealthContributorRegistry> reactive) {
    return () -> {
      IndicatorChecks checks = new IndicatorChecks();
      registries.forEach(each -> add("", each, checks));
      reactive.forEach(each -> add("", each.asHealthContributors(), checks));
      return checks.all();
    };
  }

  private static void add(String before, HealthContributors all, IndicatorChecks checks) {
    for (HealthContributors.Entry each : all) {
      String name = before + each.name();
      if (each.contributor() instanceof CompositeHealthContributor composite) {
        add(name + "/", composite, checks);
      } else if (each.contributor() instanceof HealthIndicator indicator) {
        checks.add(name, () -> status(indicator));
      }
    }
  }

  private static String status(HealthIndicator indicator) {
    Health health = indicator.health(false);
    return (health == null ? Status.UNKNOWN : health.getStatus()).getCode();
  }
}
