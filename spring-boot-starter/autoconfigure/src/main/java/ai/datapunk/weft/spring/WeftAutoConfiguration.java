package ai.datapunk.weft.spring;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.SeriesRules;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.label.ErrorTypeMapper;
import ai.datapunk.weft.label.LabelSanitizer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.springframework.beans.factory.BeanFactoryInitializer;
import org.springframework.beans.factory.ListableBeanFactory;
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

  /** Where the application makes no mesh. */
  @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingBean(Mesh.class)
  static class OwnMesh {

    /**
     * The mesh that Weft made itself: it outlives the context, as the classes that record in it.
     */
    @Bean(destroyMethod = "")
    Mesh weftMesh(Configuration configuration) {
      Mesh mesh = Weft.mesh();
      mesh.configure(configuration);
      return mesh;
    }

    @Bean
    MeshRules weftMeshRules(
        Mesh weftMesh,
        ObjectProvider<SeriesLimits> limits,
        ObjectProvider<LabelSanitizer> sanitizer,
        ObjectProvider<ErrorTypeMapper> errorTypes) {
      return new MeshRules(
          weftMesh,
          new SeriesRules(
              limits.getIfAvailable(), sanitizer.getIfAvailable(), errorTypes.getIfAvailable()));
    }

    /** Before other beans are made, which may call what is recorded. */
    @Bean
    static BeanFactoryInitializer<ListableBeanFactory> weftMeshRulesFirst() {
      return factory -> factory.getBean(MeshRules.class);
    }
  }

  @Bean
  WeftExposition weftExposition(Mesh mesh, ObjectProvider<PrometheusRegistry> registries) {
    return new WeftExposition(mesh, registries.orderedStream().toList());
  }
}
