package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.contract.Family;
import ai.datapunk.weft.label.ErrorTypeMapper;
import ai.datapunk.weft.label.LabelSanitizer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.MapPropertySource;

/** Beans that say something of the series of the mesh that Weft makes. */
class MeshRulesTest {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Mesh mesh =
      Mesh.builder().registry(registry).configuration(Configuration.none()).build();

  @BeforeEach
  void use() {
    Weft.use(mesh);
  }

  @AfterEach
  void release() {
    Weft.release(mesh);
    mesh.close();
  }

  static class Shop {

    private static String early = "";

    /** The first bean that is made. */
    @Bean
    String greeting() {
      early = sanitized(Weft.mesh(), "kim");
      return early;
    }

    @Bean
    LabelSanitizer shopSanitizer() {
      return (metric, label, value) -> "a " + label;
    }

    @Bean
    ErrorTypeMapper shopErrors() {
      return thrown -> "shop_" + thrown.getMessage();
    }

    @Bean
    SeriesLimits shopLimits() {
      return SeriesLimits.defaults().perFamily(1);
    }
  }

  static class OwnMesh {

    @Bean
    Mesh mesh() {
      return Mesh.builder().registry(new PrometheusRegistry()).build();
    }

    @Bean
    LabelSanitizer sanitizer() {
      return (metric, label, value) -> "a " + label;
    }
  }

  private static AnnotationConfigApplicationContext start(
      Class<?> application, Map<String, Object> properties) {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("line", properties));
    context.register(application, WeftAutoConfiguration.class);
    context.refresh();
    return context;
  }

  private static String sanitized(Mesh mesh, String value) {
    return mesh.engine().store().labels().cleaned("metric", "tenant", value);
  }

  private String errorType() {
    return mesh.engine().store().labels().errorType(new IllegalStateException("closed"));
  }

  private List<String> services(AnnotationConfigApplicationContext context, String... called) {
    for (String service : called) {
      context
          .getBean(Mesh.class)
          .engine()
          .store()
          .named()
          .observe(Family.MESH_CALL_DURATION, 0.5, service, "fetch");
    }
    return registry.scrape("mesh_call_duration_seconds"::equals).stream()
        .flatMap(family -> family.getDataPoints().stream())
        .map(point -> String.valueOf(point.getLabels().get("service")))
        .sorted()
        .toList();
  }

  @Test
  void holdBeforeOtherBeansAreMadeAndUntilTheContextCloses() {
    try (AnnotationConfigApplicationContext context = start(Shop.class, Map.of())) {
      assertThat(context.getBean("greeting")).isEqualTo("a tenant");
      assertThat(Shop.early).isEqualTo("a tenant");
      assertThat(errorType()).isEqualTo("shop_closed");
    }
    assertThat(sanitized(mesh, "kim")).isEqualTo("kim");
    assertThat(errorType()).isEqualTo("IllegalStateException");
  }

  static class Limited {

    @Bean
    SeriesLimits shopLimits() {
      return SeriesLimits.defaults().perFamily(1);
    }
  }

  @Test
  void limitsHoldBehindThoseThatAreConfigured() {
    try (AnnotationConfigApplicationContext context = start(Limited.class, Map.of())) {
      assertThat(services(context, "one", "two")).containsExactly("one", "other");
    }
    Weft.use(mesh);
    try (AnnotationConfigApplicationContext context =
        start(Limited.class, Map.of("weft.family.max-label-sets", "5"))) {
      assertThat(services(context, "two")).containsExactly("one", "other", "two");
    }
  }

  @Test
  void aMeshOfTheApplicationsHasWhatItsBuilderIsGiven() {
    try (AnnotationConfigApplicationContext context = start(OwnMesh.class, Map.of())) {
      assertThat(sanitized(context.getBean(Mesh.class), "kim")).isEqualTo("kim");
      assertThat(sanitized(mesh, "kim")).isEqualTo("kim");
    }
  }
}
