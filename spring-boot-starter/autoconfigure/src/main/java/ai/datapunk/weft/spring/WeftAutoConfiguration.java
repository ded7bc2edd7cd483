package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.ConfigurableEnvironment;

/** The application's mesh as a bean, and its series in the application's registries. */
@AutoConfiguration(
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.export.prometheus.PrometheusMetricsExportAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration"
    })
public class WeftAutoConfiguration {

  /** One that Spring makes. */
  public WeftAutoConfiguration() {}

  /**
   * The environment's settings, for a mesh that the application makes itself too; the initializer
   * has read them, where there was one.
   */
  @Bean(WeftApplicationContextInitializer.SETTINGS)
  @ConditionalOnMissingBean
  Configuration weftConfiguration(ConfigurableEnvironment environment) {
    return EnvironmentSettings.of(environment);
  }

  /** The mesh that Weft made itself: it outlives the context, as the classes that record in it. */
  @Bean(destroyMethod = "")
  @ConditionalOnMissingBean
  Mesh weftMesh(Configuration configuration) {
    Mesh mesh = Weft.mesh();
    mesh.configure(configuration);
    return mesh;
  }

  @Bean
  WeftExposition weftExposition(Mesh mesh, ObjectProvider<PrometheusRegistry> registries) {
    return new WeftExposition(mesh, registries.orderedStream().toList());
  }
}
