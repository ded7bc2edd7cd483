package ai.datapunk.weft.spring;

import ai.datapunk.weft.health.HealthCheck;
import ai.datapunk.weft.health.HealthChecks;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;

/** Whether an application has health checks: beans that are such, or one that has them. */
public final class OnHealthChecks extends AnyNestedCondition {

  /** One that Spring makes. */
  public OnHealthChecks() {
    super(ConfigurationPhase.REGISTER_BEAN);
  }

  @ConditionalOnBean(HealthCheck.class)
  static class OnBeans {}

  @ConditionalOnBean(HealthChecks.class)
  static class OnOwn {}
}
