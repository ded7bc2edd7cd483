package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** An application with several beans of type {@link Mesh}. */
class SeveralMeshesTest {

  private static Mesh own() {
    return Mesh.builder().registry(new PrometheusRegistry()).build();
  }

  static class Equal {

    @Bean
    Mesh shop() {
      return own();
    }

    @Bean
    Mesh experiment() {
      return own();
    }
  }

  static class OneIsPrimary {

    @Bean
    @Primary
    Mesh shop() {
      return own();
    }

    @Bean
    Mesh experiment() {
      return own();
    }
  }

  static class OneIsNoCandidate {

    @Bean
    Mesh shop() {
      return own();
    }

    @Bean(defaultCandidate = false)
    Mesh experiment() {
      return own();
    }
  }

  private static AnnotationConfigApplicationContext start(Class<?> application) {
    return new AnnotationConfigApplicationContext(
        application,
        WeftAutoConfiguration.class,
        WeftEndpointAutoConfiguration.class,
        WeftCloudAutoConfiguration.class);
  }

  private static @Nullable FailureAnalysis analysis(@Nullable Throwable failure) {
    return failure == null ? null : new SeveralMeshesFailureAnalyzer().analyze(failure);
  }

  @Test
  void thePrimaryOneIsUsed() {
    for (Class<?> application : List.of(OneIsPrimary.class, OneIsNoCandidate.class)) {
      try (AnnotationConfigApplicationContext context = start(application)) {
        assertThat(Weft.mesh()).isSameAs(context.getBean("shop"));
      }
    }
  }

  @Test
  void theStartEndsWithBothNamesAndAWayOutIfNoneIs() {
    Mesh before = Weft.mesh();
    assertThat(analysis(catchThrowable(() -> start(Equal.class))))
        .extracting(FailureAnalysis::getDescription, FailureAnalysis::getAction)
        .containsExactly(
            "Woven methods record in one mesh, and several beans could be it: experiment, shop",
            "Annotate the @Bean method of the one to be used with @Primary, or give those of the"
                + " others defaultCandidate = false.");
    assertThat(Weft.mesh()).isSameAs(before);
  }

  @Test
  void otherBeansAreLeftToOthers() {
    assertThat(analysis(new NoUniqueBeanDefinitionException(String.class, "one", "two"))).isNull();
    assertThat(analysis(new NoUniqueBeanDefinitionException(Mesh.class, 2, "two of them")))
        .isNotNull();
  }
}
