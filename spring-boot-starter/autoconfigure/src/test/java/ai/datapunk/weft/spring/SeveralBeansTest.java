package ai.datapunk.weft.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.SeriesLimits;
import ai.datapunk.weft.label.ErrorTypeMapper;
import ai.datapunk.weft.label.LabelSanitizer;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** An application with several beans of a type of which Weft takes one. */
class SeveralBeansTest {

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

  static class SeveralRules {

    @Bean
    LabelSanitizer first() {
      return LabelSanitizer.standard();
    }

    @Bean
    LabelSanitizer second() {
      return LabelSanitizer.standard();
    }
  }

  static class SeveralLimits {

    @Bean
    SeriesLimits low() {
      return SeriesLimits.defaults().perFamily(1);
    }

    @Bean
    SeriesLimits high() {
      return SeriesLimits.defaults().perFamily(2);
    }
  }

  static class SeveralMappers {

    @Bean
    ErrorTypeMapper bySql() {
      return thrown -> null;
    }

    @Bean
    ErrorTypeMapper byStatus() {
      return thrown -> null;
    }
  }

  static class OneRuleIsPrimary {

    @Bean
    @Primary
    ErrorTypeMapper bySql() {
      return thrown -> "sql";
    }

    @Bean
    ErrorTypeMapper byStatus() {
      return thrown -> "status";
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
    return failure == null ? null : new SeveralBeansFailureAnalyzer().analyze(failure);
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
  void thePrimaryRuleHolds() {
    try (AnnotationConfigApplicationContext context = start(OneRuleIsPrimary.class)) {
      Mesh mesh = context.getBean(Mesh.class);
      assertThat(mesh.engine().store().labels().errorType(new IllegalStateException()))
          .isEqualTo("sql");
    }
  }

  @Test
  void severalRulesOfATypeEndTheStartTooAndLeaveNothing() {
    assertThat(
            Stream.of(SeveralRules.class, SeveralLimits.class, SeveralMappers.class)
                .map(application -> analysis(catchThrowable(() -> start(application)))))
        .extracting(analysis -> analysis == null ? null : analysis.getDescription())
        .containsExactly(
            "Label values have one LabelSanitizer, and several beans could be it: first, second",
            "The series of Weft's mesh have one SeriesLimits, and several beans could be it: high,"
                + " low",
            "Exceptions have one ErrorTypeMapper, and several beans could be it: bySql, byStatus");
    assertThat(Weft.mesh().engine().store().labels().errorType(new IllegalStateException()))
        .isEqualTo("IllegalStateException");
  }

  @Test
  void otherBeansAreLeftToOthers() {
    assertThat(analysis(new NoUniqueBeanDefinitionException(String.class, "one", "two"))).isNull();
    assertThat(analysis(new NoUniqueBeanDefinitionException(Mesh.class, 2, "two of them")))
        .isNotNull();
  }
}
