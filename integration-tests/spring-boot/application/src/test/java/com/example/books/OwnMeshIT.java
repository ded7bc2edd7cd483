package com.example.books;

import static org.assertj.core.api.Assertions.assertThat;

import ai.datapunk.weft.Mesh;
import ai.datapunk.weft.Weft;
import ai.datapunk.weft.config.Configuration;
import ai.datapunk.weft.config.Setting;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
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
class OwnMeshIT {

  @TestConfiguration
  static class Own {

    @Bean
    Mesh mesh(Configuration configuration) {
      return Mesh.builder().registry(new PrometheusRegistry()).configuration(configuration).build();
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
}
