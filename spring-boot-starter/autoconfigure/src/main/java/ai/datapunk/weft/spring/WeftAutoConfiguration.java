package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
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

  /** The mesh that Weft made itself: it outlives the context, as the classes that record in it. */
  @Bean(destroyMethod = "")
  @ConditionalOnMissingBean
  Mesh weftMesh(ConfigurableEnvironment environment) {
    Mesh mesh = Weft.mesh();
    mesh.configure(EnvironmentSettings.of(environment));
    return mesh;
  }

  @Bean
  WeftExposition weftExposition(Mesh mesh, ObjectProvider<PrometheusRegistry> registries) {
    return new WeftExposition(mesh, registries.orderedStream().toList());
  }
}
