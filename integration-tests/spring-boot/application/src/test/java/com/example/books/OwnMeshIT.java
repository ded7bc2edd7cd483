package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.Setting;
import ai.datapunk.weft.spring.WeftAutoConfiguration;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext;

/** A mesh that the application makes itself, in a JVM in which no test counts on Weft's. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.datasource.generate-unique-name=true",
      "spring.devtools.livereload.enabled=false"
    })
@DirtiesContext
@ExtendWith(OutputCaptureExtension.class)
class OwnMeshIT {

  @TestConfiguration
  static class Own {

    @Bean
    Mesh mesh(Configuration configuration) {
      return Mesh.builder().registry(new PrometheusRegistry()).configuration(configuration).build();
    }
  }

  /** Two, of which none is primary; found by no scan. */
  @ImportAutoConfiguration(WeftAutoConfiguration.class)
  static class Two {

    @Bean
    Mesh shop() {
      return Mesh.builder().registry(new PrometheusRegistry()).build();
    }

    @Bean
    Mesh experiment() {
      return Mesh.builder().registry(new PrometheusRegistry()).build();
    }
  }

  @Autowired private Mesh mesh;

  @Test
  void isUsedWithTheEnvironmentsSettings() {
    assertThat(Weft.mesh()).isSameAs(mesh);
    assertThat(mesh.configuration().find(Setting.RETRY_MAX_ATTEMPTS, "prices", "price"))
        .extracting(Configuration.Configured::value)
        .isEqualTo("2");
  }

  @Test
  void severalOfThemEndTheStartWithAWayOut(CapturedOutput output) {
    SpringApplication application = new SpringApplication(Two.class);
    application.setWebApplicationType(WebApplicationType.NONE);
    assertThatThrownBy(application::run).isNotNull();
    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("several beans could be it: experiment, shop")
        .contains("Annotate the @Bean method of the one to be used with @Primary");
    assertThat(Weft.mesh()).isSameAs(mesh);
  }
}
